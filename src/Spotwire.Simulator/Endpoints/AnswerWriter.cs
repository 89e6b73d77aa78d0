using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Spotwire.Simulator.Endpoints;

/// <summary>Writes an answer as Binance writes it: amounts as strings of eight decimals, times in the unit that the
/// caller asked for.</summary>
internal sealed class AnswerWriter : IDisposable
{
    // Names may be non-ASCII and are not escaped by Binance.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly long _microsPerUnit;

    public AnswerWriter(bool inMicroseconds)
    {
        _json = new Utf8JsonWriter(_buffer, Options);
        _microsPerUnit = inMicroseconds ? 1 : 1000;
    }

    /// <summary>The JSON writer, for what has no words here.</summary>
    public Utf8JsonWriter Json => _json;

    /// <summary>One unit of time in microseconds: a kline closes that long before the next opens.</summary>
    public long MicrosPerUnit => _microsPerUnit;

    public void Text(string name, string value) => _json.WriteString(name, value);

    public void Number(string name, long value) => _json.WriteNumber(name, value);

    public void Flag(string name, bool value) => _json.WriteBoolean(name, value);

    public void Time(string name, long micros) => _json.WriteNumber(name, micros / _microsPerUnit);

    /// <summary>A time, or -1 where there is none.</summary>
    public void TimeOrNone(string name, long? micros) => _json.WriteNumber(name, micros / _microsPerUnit ?? -1);

    public void TimeValue(long micros) => _json.WriteNumberValue(micros / _microsPerUnit);

    public void Amount(string name, decimal value)
    {
        Span<char> text = stackalloc char[48];
        _json.WriteString(name, Format(value, text));
    }

    public void AmountValue(decimal value)
    {
        Span<char> text = stackalloc char[48];
        _json.WriteStringValue(Format(value, text));
    }

    /// <summary>A text; no field where there is none.</summary>
    public void TextIfAny(string name, string? value)
    {
        if (value is not null)
        {
            Text(name, value);
        }
    }

    /// <summary>A number; no field where there is none.</summary>
    public void NumberIfAny(string name, long? value)
    {
        if (value is { } number)
        {
            Number(name, number);
        }
    }

    /// <summary>An amount; no field where there is none.</summary>
    public void AmountIfAny(string name, decimal? value)
    {
        if (value is { } amount)
        {
            Amount(name, amount);
        }
    }

    /// <summary>A time; no field where there is none.</summary>
    public void TimeIfAny(string name, long? micros)
    {
        if (micros is { } time)
        {
            Time(name, time);
        }
    }

    /// <summary>A flag; no field where it is false.</summary>
    public void FlagIfSet(string name, bool value)
    {
        if (value)
        {
            Flag(name, true);
        }
    }

    /// <summary>An array of objects, whose members are written by an action.</summary>
    public void Objects<T>(string name, IEnumerable<T> items, Action<AnswerWriter, T> write)
    {
        _json.WritePropertyName(name);
        Objects(items, write);
    }

    /// <summary>The same where the array is the answer.</summary>
    public void Objects<T>(IEnumerable<T> items, Action<AnswerWriter, T> write)
    {
        _json.WriteStartArray();
        foreach (var item in items)
        {
            _json.WriteStartObject();
            write(this, item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    /// <summary>Starts an array property.</summary>
    public void List(string name) => _json.WriteStartArray(name);

    /// <summary>An array of words.</summary>
    public void Words(string name, params ReadOnlySpan<string> words)
    {
        _json.WriteStartArray(name);
        foreach (var word in words)
        {
            _json.WriteStringValue(word);
        }

        _json.WriteEndArray();
    }

    /// <summary>Ends the answer.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        _json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    /// <summary>Eight decimals, whatever the value; what is finer is cut off.</summary>
    internal static string Eight(decimal value) => Cut(value).ToString("F8", CultureInfo.InvariantCulture);

    private static ReadOnlySpan<char> Format(decimal value, Span<char> text)
    {
        Cut(value).TryFormat(text, out var length, "F8", CultureInfo.InvariantCulture);
        return text[..length];
    }

    private static decimal Cut(decimal value) =>
        value.Scale <= 8 ? value : decimal.Round(value, 8, MidpointRounding.ToZero);
}
