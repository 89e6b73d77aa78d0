using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spotwire.Signing;

namespace Spotwire.Wire;

/// <summary>Writes requests of the WebSocket API into a buffer of its own, which the next request reuses.</summary>
/// <remarks>Documentation: web-socket-api.md, "Request format" and "SIGNED request security".</remarks>
internal sealed class ApiRequestWriter : IDisposable
{
    // Texts are written as they are signed: without escapes that JSON does not demand.
    private static readonly JsonWriterOptions Verbatim =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _frame = new(1024);
    private readonly Utf8JsonWriter _json;
    private readonly ArrayBufferWriter<byte> _payload = new(1024);
    private readonly List<int> _order = new(32);
    private byte[] _signature = new byte[128];

    public ApiRequestWriter() => _json = new Utf8JsonWriter(_frame, Verbatim);

    /// <summary>Writes a request.</summary>
    /// <param name="id">What the answer will be matched by.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">Every parameter but the signature, in any order.</param>
    /// <param name="signer">Signs them; null for a request without a signature.</param>
    /// <returns>The frame, valid until the next call.</returns>
    public ReadOnlyMemory<byte> Write(long id, string method, RequestParameters parameters, RequestSigner? signer)
    {
        _frame.ResetWrittenCount();
        _json.Reset(_frame);
        _json.WriteStartObject();
        _json.WriteNumber("id"u8, id);
        _json.WriteString("method"u8, method);
        if (parameters.Count > 0)
        {
            _json.WriteStartObject("params"u8);
            foreach (var parameter in parameters)
            {
                if (parameter.Kind == ParameterKind.Text)
                {
                    _json.WriteString(parameter.Name, parameter.Value);
                }
                else
                {
                    _json.WritePropertyName(parameter.Name);
                    _json.WriteRawValue(parameter.Value, skipInputValidation: true);
                }
            }

            if (signer is not null)
            {
                _json.WriteString("signature"u8, Sign(parameters, signer));
            }

            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.Flush();
        return _frame.WrittenMemory;
    }

    public void Dispose() => _json.Dispose();

    private ReadOnlySpan<byte> Sign(RequestParameters parameters, RequestSigner signer)
    {
        if (_signature.Length < signer.Length)
        {
            _signature = new byte[signer.Length];
        }

        _payload.ResetWrittenCount();
        SigningPayload.WriteForWebSocket(parameters, _order, _payload);
        signer.Sign(_payload.WrittenSpan, _signature);
        return _signature.AsSpan(0, signer.Length);
    }
}
