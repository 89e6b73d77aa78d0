using System.Globalization;
using System.Text;
using System.Text.Json;
using Spotwire.Signing;

namespace Spotwire.Transport;

/// <summary>Puts into words what went wrong between sending and a whole answer, and reads Binance's error
/// bodies.</summary>
internal static class CallFailure
{
    private const int MaxShownText = 500;
    private const int LongestWord = 80;

    /// <summary>The error that a reply amounts to; null for an answer.</summary>
    public static SpotwireError? ErrorOf(CallReply reply, SpotwireCredentials? credentials)
    {
        if (reply.Failure is { } failure)
        {
            return failure with
            {
                HttpStatus = reply.Status == 0 ? null : reply.Status,
                Message = Shown(failure.Message, credentials),
            };
        }

        if (reply.Status is >= 200 and < 300)
        {
            return null;
        }

        return ToldBy(reply, credentials)
            ?? ErrorCodes.ToError(null, Words(reply.Status), reply.Status, reply.RetryAfter);
    }

    /// <summary>The error that a reply's body is, whatever its status says; null where it is none.</summary>
    public static SpotwireError? ToldBy(CallReply reply, SpotwireCredentials? credentials) =>
        TryReadBody(reply.Body, out var code, out var message)
            ? ErrorCodes.ToError(code, Shown(message, credentials), reply.Status, reply.RetryAfter) with
            {
                Data = FindData(reply.Body),
            }
            : null;

    /// <summary>Why there is no whole answer.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <param name="isCancelled">Whether the caller gave up.</param>
    /// <param name="isTimeout">Whether our own time-out ran out.</param>
    /// <param name="timeout">That time-out.</param>
    public static SpotwireError Describe(Exception failure, bool isCancelled, bool isTimeout, TimeSpan timeout)
    {
        if (isCancelled || isTimeout || failure is OperationCanceledException)
        {
            var words = isCancelled ? "The caller stopped waiting."
                : isTimeout ? string.Create(
                    CultureInfo.InvariantCulture, $"No answer within {timeout.TotalSeconds} s.")
                : "The client was disposed.";
            return new SpotwireError { Kind = ErrorKind.Timeout, Message = words, IsTransient = true };
        }

        for (var inner = failure; inner is not null; inner = inner.InnerException)
        {
            if (inner is SpotwireException known)
            {
                return known.Error;
            }
        }

        return new SpotwireError
        {
            Kind = failure is InvalidDataException ? ErrorKind.UnreadableAnswer : ErrorKind.Network,
            Message = IsOfConnecting(failure)
                ? $"No connection: {failure.Message}"
                : $"The connection broke: {failure.Message}",
            IsTransient = true,
        };
    }

    /// <summary>Whether the failure is one of opening a connection, before any byte of a request.</summary>
    public static bool IsOfConnecting(Exception failure) =>
        failure is SpotwireException or HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };

    /// <summary>Reads <c>{"code":…,"msg":…}</c>.</summary>
    /// <returns>False where the body is something else, such as a firewall's page.</returns>
    public static bool TryReadBody(ReadOnlySpan<byte> body, out int code, out string message)
    {
        code = 0;
        message = "";
        var hasCode = false;
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("code"u8))
                {
                    reader.Read();
                    hasCode = reader.TryGetInt32(out code);
                }
                else if (reader.ValueTextEquals("msg"u8))
                {
                    reader.Read();
                    message = reader.GetString() ?? "";
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            return hasCode && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    /// <summary>The <c>data</c> of an error that <see cref="TryReadBody"/> has read, as JSON.</summary>
    /// <returns>Null where it has none.</returns>
    public static string? FindData(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isData && reader.TokenType == JsonTokenType.EndObject)
            {
                return Encoding.UTF8.GetString(body[start..(int)reader.BytesConsumed]);
            }
        }

        return null;
    }

    /// <summary>Our words where the body has none.</summary>
    public static string Words(int status) => string.Create(
        CultureInfo.InvariantCulture, $"HTTP {status} without an error that can be read.");

    /// <summary>Takes what must not be shown out of a text of the other side, which may repeat what it was
    /// sent.</summary>
    public static string Shown(string text, SpotwireCredentials? credentials)
    {
        text = WithoutSecrets(text, credentials);
        return text.Length <= MaxShownText ? text : text[..MaxShownText] + "…";
    }

    /// <summary>The exception behind a failure, unless its text holds what must not be shown: a handler of the caller's
    /// own may have written the request into it.</summary>
    public static Exception? Shown(Exception? cause, SpotwireCredentials? credentials)
    {
        var text = cause?.ToString() ?? "";
        return WithoutSecrets(text, credentials) == text ? cause : null;
    }

    private static string WithoutSecrets(string text, SpotwireCredentials? credentials)
    {
        if (credentials is not null)
        {
            text = text.Replace(credentials.ApiKey, "[key]", StringComparison.Ordinal);
            if (credentials.KeyType == KeyType.Hmac)
            {
                // Private keys have no text of their own that could have been sent.
                text = text.Replace(
                    Encoding.ASCII.GetString(credentials.Secret), "[secret]", StringComparison.Ordinal);
            }
        }

        return WithoutSignatures(text);
    }

    /// <summary>Takes out every run of characters that is as long as a signature: 64 of hexadecimal digits, or more
    /// than 80 of base64, percent-encoded or not.</summary>
    private static string WithoutSignatures(string text)
    {
        var shown = new StringBuilder(text.Length);
        var i = 0;
        while (i < text.Length)
        {
            var base64 = RunFrom(text, i, static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' or '%');
            if (base64 > LongestWord)
            {
                shown.Append("[signature]");
                i += base64;
                continue;
            }

            var hex = RunFrom(text, i, char.IsAsciiHexDigit);
            if (hex >= HmacSigner.HexLength)
            {
                shown.Append("[signature]");
                i += hex;
                continue;
            }

            // A run may follow in the middle of this one, so that only one character is certain.
            shown.Append(text[i]);
            i++;
        }

        return shown.ToString();
    }

    private static int RunFrom(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end - start;
    }
}
