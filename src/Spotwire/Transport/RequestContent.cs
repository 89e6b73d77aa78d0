using System.Net;

namespace Spotwire.Transport;

/// <summary>The content of a request that can change anything: a form, or nothing at all, but never absent, because
/// <see cref="SocketsHttpHandler"/> silently sends a request without content again when a kept-alive connection closes
/// before the answer. It knows whether it has begun to leave, and leaves once.</summary>
internal sealed class RequestContent : HttpContent
{
    private const string FormType = "application/x-www-form-urlencoded";
    private readonly ReadOnlyMemory<byte> _form;
    private int _started;

    public RequestContent(ReadOnlyMemory<byte> form)
    {
        _form = form;
        Headers.TryAddWithoutValidation("Content-Type", FormType);
    }

    /// <summary>Whether a byte of the request may have left. The head of a request is sent together with its content or
    /// after the content was asked for, and is no request without it.</summary>
    public bool HasStarted => Volatile.Read(ref _started) != 0;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("A request that can change anything is sent once.");
        }

        await stream.WriteAsync(_form, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _form.Length;
        return true;
    }
}
