using System.Text;
using Spotwire.Signing;

namespace Spotwire.Tests.Signing;

/// <summary>Keeps what it is to sign.</summary>
internal sealed class RecordingSigner : RequestSigner
{
    public string Payload { get; private set; } = "";

    public override int Length => 4;

    public override void Sign(ReadOnlySpan<byte> payload, Span<byte> signature)
    {
        Payload = Encoding.UTF8.GetString(payload);
        "SIGN"u8.CopyTo(signature);
    }

    public override void Dispose()
    {
    }
}
