using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Spotwire.Benchmarks.Orders;

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

        string[] names = [.. RatioCatalogue.Groups.Keys.Concat(OrderRatios.Names.Keys).Order(StringComparer.Ordinal)];
        var unknown = only?.Except(names).ToArray() ?? [];
        if (unknown.Length > 0)
        {
            var known = string.Join(", ", names);
            Console.Error.WriteLine($"no such benchmark: {string.Join(", ", unknown)}; there are {known}");
            return 2;
        }

        var runner = new RatioRunner(isQuick);
        var results = new List<RatioResult>();
        foreach (var name in only ?? names)
        {
            Console.Error.WriteLine(name);
            results.Add(OrderRatios.Names.ContainsKey(name)
                ? OrderRatios.RunAsync(name, isQuick).GetAwaiter().GetResult()
                : runner.Run(RatioCatalogue.Groups[name]()));
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
                json.WriteString("unit", result.Unit);
                json.WriteNumber("value", Math.Round(result.Value, 1));
                json.WriteNumber("allocatedBytes", Math.Round(result.AllocatedBytes, 2));
                json.WriteNumber("floor", Math.Round(result.Floor, 1));
                json.WriteNumber("ratioToFloor", Math.Round(result.Ratio, 3));
                if (result.Scan is { } scan)
                {
                    json.WriteNumber("scan", Math.Round(scan, 1));
                }

                if (result.PerSecond is { } perSecond)
                {
                    json.WriteNumber("perSecond", Math.Round(perSecond));
                    json.WriteNumber("floorPerSecond", Math.Round(result.FloorPerSecond ?? 0));
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
        text.Append("| name | value | allocated bytes | floor | ratio to floor | Utf8JsonReader walk | a second ");
        text.Append("| floor's |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var result in results)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {result.Name} | {result.Value:0.0} {result.Unit} | {result.AllocatedBytes:0.##} ");
            text.Append(CultureInfo.InvariantCulture, $"| {result.Floor:0.0} ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {result.Ratio:0.00} | {result.Scan:0.0} | {result.PerSecond:0} | {result.FloorPerSecond:0} |\n");
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
