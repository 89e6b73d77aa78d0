using Spotwire.Streams;
using Spotwire.Wire;

namespace Spotwire.Books;

/// <summary>Both sides of a book in whole ticks and steps, and what a tick and a step are worth. It only follows what
/// it is
/// told; whether a change may be applied is <see cref="DepthSequencer"/>'s decision.</summary>
internal sealed class DepthBook
{
    private readonly PriceLadder _bids = new();
    private readonly PriceLadder _asks = new();
    private BookUnit _tick;
    private BookUnit _step;

    /// <summary>How many bid levels stand.</summary>
    public int BidCount => _bids.Count;

    /// <summary>How many ask levels stand.</summary>
    public int AskCount => _asks.Count;

    /// <summary>What a tick is worth: a divisor of every price seen since the last clearing.</summary>
    public ScaledNumber TickSize => _tick.Size;

    /// <summary>What a step is worth: a divisor of every quantity seen since the last clearing.</summary>
    public ScaledNumber StepSize => _step.Size;

    /// <summary>Removes every level and forgets tick and step.</summary>
    public void Clear()
    {
        _bids.Clear();
        _asks.Clear();
        _tick.Reset();
        _step.Reset();
    }

    /// <summary>Replaces the book by a snapshot.</summary>
    /// <exception cref="OverflowException">A number does not fit the book.</exception>
    public void Load(DepthBuffer snapshot)
    {
        Clear();
        var bids = snapshot.Bids.AsSpan(0, snapshot.BidCount);
        var asks = snapshot.Asks.AsSpan(0, snapshot.AskCount);
        _tick.Align(snapshot.PriceScale);
        _step.Align(snapshot.QuantityScale);

        // Units first, so that nothing has to be re-based while the levels are entered.
        FindUnits(bids);
        FindUnits(asks);
        Fill(_bids, bids, 1);
        Fill(_asks, asks, -1);
    }

    /// <summary>Sets the levels of one change.</summary>
    /// <exception cref="OverflowException">A number does not fit the book; the change may be half applied.</exception>
    public void Apply(DepthBuffer change)
    {
        var priceFactor = _tick.Align(change.PriceScale);
        var quantityFactor = _step.Align(change.QuantityScale);
        Enter(_bids, change.Bids.AsSpan(0, change.BidCount), 1, priceFactor, quantityFactor);
        Enter(_asks, change.Asks.AsSpan(0, change.AskCount), -1, priceFactor, quantityFactor);
    }

    /// <summary>The highest bid.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryGetBestBid(out ScaledNumber price, out ScaledNumber quantity)
    {
        var isThere = _bids.TryGetBest(out var key, out var steps);
        price = _tick.Worth(key);
        quantity = _step.Worth(steps);
        return isThere;
    }

    /// <summary>The lowest ask.</summary>
    /// <returns>Whether there is one.</returns>
    public bool TryGetBestAsk(out ScaledNumber price, out ScaledNumber quantity)
    {
        var isThere = _asks.TryGetBest(out var key, out var steps);
        price = _tick.Worth(-key);
        quantity = _step.Worth(steps);
        return isThere;
    }

    /// <summary>Copies the best bids, highest first, at the scales of <see cref="TickSize"/> and
    /// <see cref="StepSize"/>.</summary>
    /// <returns>How many were copied.</returns>
    public int CopyBids(Span<BookLevel> into) => Copy(_bids, 1, into);

    /// <summary>Copies the best asks, lowest first, likewise.</summary>
    /// <returns>How many were copied.</returns>
    public int CopyAsks(Span<BookLevel> into) => Copy(_asks, -1, into);

    private int Copy(PriceLadder side, int sign, Span<BookLevel> into)
    {
        var count = side.Copy(into);
        foreach (ref var level in into[..count])
        {
            level = new BookLevel(
                _tick.Worth(level.Price * sign).Mantissa, _step.Worth(level.Quantity).Mantissa);
        }

        return count;
    }

    private void Enter(
        PriceLadder side, ReadOnlySpan<BookLevel> levels, int sign, long priceFactor, long quantityFactor)
    {
        // Copies stay in registers.
        var (tick, step) = (_tick.Divisor, _step.Divisor);
        foreach (ref readonly var level in levels)
        {
            var (price, quantity) = (level.Price, level.Quantity);
            if (priceFactor != 1 || quantityFactor != 1)
            {
                price = checked(price * priceFactor);
                quantity = checked(quantity * quantityFactor);
            }

            if (!tick.TryDivide(price, out var ticks))
            {
                ticks = RefineTick(price);
                tick = _tick.Divisor;
            }

            if (!step.TryDivide(quantity, out var steps))
            {
                steps = RefineStep(quantity);
                step = _step.Divisor;
            }

            side.Set(ticks * sign, steps);
        }
    }

    /// <summary>Enters a snapshot's side. It names the best first and the ladder keeps it last: entered backwards,
    /// each level
    /// is an append; only what stands in no proper order is entered as it comes.</summary>
    private void Fill(PriceLadder side, ReadOnlySpan<BookLevel> levels, int sign)
    {
        for (var i = 1; i < levels.Length; i++)
        {
            if (levels[i].Price * sign >= levels[i - 1].Price * sign)
            {
                Enter(side, levels, sign, 1, 1);
                return;
            }
        }

        for (var i = levels.Length - 1; i >= 0; i--)
        {
            Enter(side, levels.Slice(i, 1), sign, 1, 1);
        }
    }

    private void FindUnits(ReadOnlySpan<BookLevel> levels)
    {
        foreach (ref readonly var level in levels)
        {
            if (!_tick.Divisor.TryDivide(level.Price, out _))
            {
                _tick.Refine(level.Price);
            }

            if (!_step.Divisor.TryDivide(level.Quantity, out _))
            {
                _step.Refine(level.Quantity);
            }
        }
    }

    private long RefineTick(long price)
    {
        var factor = _tick.Refine(price);
        if (factor != 1)
        {
            _bids.MultiplyKeys(factor);
            _asks.MultiplyKeys(factor);
        }

        _tick.Divisor.TryDivide(price, out var ticks);
        return ticks;
    }

    private long RefineStep(long quantity)
    {
        var factor = _step.Refine(quantity);
        if (factor != 1)
        {
            _bids.MultiplySteps(factor);
            _asks.MultiplySteps(factor);
        }

        _step.Divisor.TryDivide(quantity, out var steps);
        return steps;
    }
}
