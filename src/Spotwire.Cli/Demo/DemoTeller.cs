using Spectre.Console;
using Spotwire.Cli.Commands;
using Spotwire.Cli.Output;

namespace Spotwire.Cli.Demo;

/// <summary>Shows what happens as it happens, in the way that the caller's mode has.</summary>
internal sealed class DemoTeller
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BookEvery = TimeSpan.FromSeconds(1);
    private readonly Invocation _invocation;
    private readonly DemoBoard? _board;
    private readonly bool _isHeadless;
    private readonly Lock _gate = new();
    private TimeSpan _nextBook;

    public DemoTeller(Invocation invocation, string title, bool isHeadless)
    {
        _invocation = invocation;
        _isHeadless = isHeadless;
        var canDraw = invocation.Host.IsOutputTerminal && invocation.Writer.Console.Profile.Capabilities.Ansi;
        if (!isHeadless && canDraw && invocation.Writer.Mode is OutputMode.Table)
        {
            _board = new DemoBoard(title);
        }
    }

    /// <summary>Takes an event.</summary>
    public void Take(DemoEvent happened)
    {
        if (_board is not null)
        {
            _board.Take(happened);
            return;
        }

        lock (_gate)
        {
            if (_invocation.Writer.Mode.IsJson())
            {
                TakeJson(happened);
            }
            else if (!_isHeadless && _invocation.Writer.Mode is OutputMode.Table
                && DemoEventShapes.Words(happened) is { } words)
            {
                _invocation.Host.Out.WriteLine(words);
            }
        }
    }

    /// <summary>Draws beside the work, where there is something to draw on.</summary>
    public async Task<DemoSummary> DrawAsync(Task<DemoSummary> work)
    {
        if (_board is null)
        {
            return await work;
        }

        await _invocation.Writer.Console.Live(_board.Render()).StartAsync(async live =>
        {
            while (!work.IsCompleted)
            {
                live.UpdateTarget(_board.Render());
                await Task.WhenAny(work, Task.Delay(Frame, _invocation.Host.TimeProvider, CancellationToken.None));
            }

            live.UpdateTarget(_board.Render());
        });
        return await work;
    }

    private void TakeJson(DemoEvent happened)
    {
        if (happened is DemoEvent.BookSeen)
        {
            if (happened.At < _nextBook)
            {
                return;
            }

            _nextBook = happened.At + BookEvery;
        }

        _invocation.Writer.WriteItem(DemoEventShapes.Of(happened));
    }
}
