using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Spotwire.Benchmarks.Ratios;

/// <summary><c>ratios [--quick] [--only NAME,…] [-o json|table]</c>.</summary>
internal static class RatioProgram
{
    public static int Run(string[] arguments)
    {
        var (isQuick, isJson, only) = (false, false, (string[]?)null);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--quick":
                    isQuick = true;
                    break;
                case "--only" when i + 1 < arguments.Length:
                    only = arguments[++i].Split(',', StringSplitOptions.RemoveEmptyEntries);
                    break;
                case "-o" when i + 1 < arguments.Length && arguments[i + 1] is "json" or "table":
                    isJson = arguments[++i] == "json";
                    break;
                default:
                    Console.Error.WriteLine("usage: ratios [--quick] [--only NAME,…] [-o json|table]");
                    return 2;
            }
        }

        var unknown = only?.Except(RatioCatalogue.Groups.Keys).ToArray() ?? [];
        if (unknown.Length > 0)
        {
            var known = string.Join(", ", RatioCatalogue.Groups.Keys);
            Console.Error.WriteLine($"no such benchmark: {string.Join(", ", unknown)}; there are {known}");
            return 2;
        }

        var runner = new RatioRunner(isQuick);
        var results = new List<RatioResult>();
        foreach (var name in only ?? RatioCatalogue.Groups.Keys)
        {
            Console.Error.WriteLine(name);
            results.Add(runner.Run(RatioCatalogue.Groups[name]()));
        }

        Console.WriteLine(isJson ? Json(results) : Table(results));
        return 0;
    }

    private static string Json(List<RatioResult> results)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("hardware", Hardware());
            json.WriteStartArray("results");
            foreach (var result in results)
            {
                json.WriteStartObject();
                json.WriteString("name", result.Name);
                json.WriteString("unit", "ns");
                json.WriteNumber("value", Math.Round(result.Value, 1));
                json.WriteNumber("allocatedBytes", Math.Round(result.AllocatedBytes, 2));
                json.WriteNumber("floor", Math.Round(result.Floor, 1));
                json.WriteNumber("ratioToFloor", Math.Round(result.Ratio, 3));
                if (result.Scan is { } scan)
                {
                    json.WriteNumber("scan", Math.Round(scan, 1));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Table(List<RatioResult> results)
    {
        var text = new StringBuilder();
        text.Append(Hardware()).Append("\n\n");
        text.Append("| name | ns | allocated bytes | floor | ratio to floor | Utf8JsonReader walk |\n");
        text.Append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var result in results)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {result.Name} | {result.Value:0.0} | {result.AllocatedBytes:0.##} | {result.Floor:0.0} ");
            text.Append(CultureInfo.InvariantCulture, $"| {result.Ratio:0.00} | {result.Scan:0.0} |\n");
        }

        return text.ToString();
    }

    private static string Hardware()
    {
        const string Cpus = "/proc/cpuinfo";
        var model = File.Exists(Cpus)
            ? File.ReadLines(Cpus).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        var name = model?[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? RuntimeInformation.ProcessArchitecture.ToString();
        return $"{name}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, "
            + RuntimeInformation.FrameworkDescription;
    }
}
