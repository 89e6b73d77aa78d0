using System.Text.Json.Nodes;
using Spectre.Console;
using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Output;

/// <summary>Writes results to stdout in the caller's mode, and failures where the mode has them.</summary>
internal sealed class ResultWriter
{
    private const int WidthWithoutTerminal = 4000;
    private readonly TextWriter _out;
    private readonly TextWriter _error;
    private IReadOnlyList<string>? _columns;
    private int[] _widths = [];

    public ResultWriter(OutputMode mode, CliHost host, bool color)
    {
        Mode = mode;
        _out = host.Out;
        _error = host.Error;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = host.IsOutputTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(host.Out),
        });
        if (!host.IsOutputTerminal)
        {
            Console.Profile.Width = WidthWithoutTerminal;
        }
    }

    /// <summary>How results are written.</summary>
    public OutputMode Mode { get; }

    /// <summary>Draws on stdout, for the table mode.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>Writes the one object of a verb.</summary>
    public void WriteObject(JsonObject value)
    {
        switch (Mode)
        {
            case OutputMode.Table:
                DrawObject(value);
                break;
            case OutputMode.Csv:
                WriteItem(value);
                break;
            default:
                _out.WriteLine(JsonText.Of(value));
                break;
        }

        _out.Flush();
    }

    /// <summary>Writes the array of a verb.</summary>
    public void WriteArray(IReadOnlyList<JsonObject> values)
    {
        if (Mode is OutputMode.Json)
        {
            _out.WriteLine(JsonText.Of(new JsonArray([.. values])));
        }
        else if (Mode is OutputMode.Table)
        {
            DrawArray(values);
        }
        else
        {
            if (Mode is OutputMode.Csv && values.Count > 0)
            {
                // Some fields are only there where they say something; the heading has them all.
                _columns = NamesOf(values);
                _out.WriteLine(CsvText.Heading(_columns));
            }

            foreach (var value in values)
            {
                WriteItem(value);
            }
        }

        _out.Flush();
    }

    /// <summary>Writes the next object of a stream.</summary>
    public void WriteItem(JsonObject value)
    {
        switch (Mode)
        {
            case OutputMode.Csv:
                var names = Columns(value, CsvText.Heading);
                _out.WriteLine(CsvText.Row(value, names));
                break;
            case OutputMode.Table:
                var columns = Columns(value, heading => Pad(heading, widen: value));
                _out.WriteLine(Pad(columns.Select(name => Plain.OfCell(value[name]))));
                break;
            default:
                _out.WriteLine(JsonText.Of(value));
                break;
        }

        _out.Flush();
    }

    /// <summary>Writes the last object of a stream, which has fields of its own.</summary>
    public void WriteSummary(JsonObject value)
    {
        if (Mode.IsJson())
        {
            _out.WriteLine(JsonText.Of(value));
            _out.Flush();
        }
        else if (Mode is OutputMode.Table)
        {
            foreach (var part in value.Select(static field => field.Value).OfType<JsonObject>())
            {
                WriteObject(part);
            }
        }
        else
        {
            _error.WriteLine(JsonText.Of(value));
        }
    }

    /// <summary>Tells a failure: on stdout in the JSON modes, in words on stderr otherwise.</summary>
    public void WriteFailure(Failure failure)
    {
        if (Mode.IsJson())
        {
            _out.WriteLine(JsonText.Of(failure.ToJson()));
            _out.Flush();
            return;
        }

        var code = failure.Code is { } number ? $" ({Plain.Of(number)})" : "";
        _error.WriteLine($"error{code}: {failure.Message}");
        foreach (var violation in failure.Violations)
        {
            var nearest = violation.NearestValid is { } valid ? $"; nearest valid value: {Plain.Of(valid)}" : "";
            _error.WriteLine($"  {violation.Filter} {violation.Field}: {violation.Message}{nearest}");
        }

        if (failure.Hint is not null)
        {
            _error.WriteLine($"hint: {failure.Hint}");
        }
    }

    private void DrawObject(JsonObject value)
    {
        var scalars = new Grid().AddColumn().AddColumn();
        foreach (var (name, field) in value)
        {
            if (!IsTable(field))
            {
                var label = new Markup($"[bold]{name.EscapeMarkup()}[/]");
                scalars.AddRow(label, new Spectre.Console.Text(Plain.OfCell(field)));
            }
        }

        Console.Write(scalars);
        foreach (var (name, field) in value)
        {
            if (IsTable(field))
            {
                _out.WriteLine($"{name}:");
                DrawArray([.. ((JsonArray)field!).Select(static (item, index) => AsRow(item!, index))]);
            }
        }
    }

    private void DrawArray(IReadOnlyList<JsonObject> values)
    {
        if (values.Count == 0)
        {
            _error.WriteLine("nothing");
            return;
        }

        var names = NamesOf(values);
        var table = new Table { Border = TableBorder.Simple };
        foreach (var name in names)
        {
            table.AddColumn(new TableColumn(new Markup($"[bold]{name.EscapeMarkup()}[/]")) { NoWrap = true });
        }

        foreach (var row in values)
        {
            table.AddRow(names.Select(name => new Spectre.Console.Text(Plain.OfCell(row[name]))));
        }

        Console.Write(table);
    }

    private static string[] NamesOf(IReadOnlyList<JsonObject> rows) =>
        [.. rows.SelectMany(static row => row.Select(static field => field.Key)).Distinct(StringComparer.Ordinal)];

    // Price levels are pairs; everything else in an array of ours is an object.
    private static JsonObject AsRow(JsonNode item, int index) => item switch
    {
        JsonObject row => row,
        JsonArray { Count: 2 } level => new JsonObject
        {
            ["price"] = level[0]!.DeepClone(),
            ["quantity"] = level[1]!.DeepClone(),
        },
        _ => new JsonObject { [Plain.Of(index)] = item.DeepClone() },
    };

    private static bool IsTable(JsonNode? field) =>
        field is JsonArray { Count: > 0 } array && array[0] is JsonObject or JsonArray;

    private IReadOnlyList<string> Columns(JsonObject first, Func<IReadOnlyList<string>, string> heading)
    {
        if (_columns is null)
        {
            _columns = [.. first.Select(static field => field.Key)];
            _out.WriteLine(heading(_columns));
        }

        return _columns;
    }

    private string Pad(IReadOnlyList<string> heading, JsonObject widen)
    {
        _widths = [.. heading.Select(name => Math.Max(name.Length, Plain.OfCell(widen[name]).Length))];
        return Pad(heading);
    }

    private string Pad(IEnumerable<string> cells) =>
        string.Join("  ", cells.Select((cell, i) => cell.PadRight(_widths[i]))).TrimEnd();
}
