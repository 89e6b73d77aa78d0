using Spotwire.Simulator.Matching;

namespace Spotwire.Simulator.Flow;

/// <summary>Makers and takers around a moving price, as an endless list of commands that depends on seed and market
/// only: not on time, on accounts, or on what became of earlier commands.</summary>
/// <remarks>The makers share a fixed number of places around the price, each with at most one order. What they do is
/// to take a place, cancel the order that they put there last, and put another one where the price is now; so the book
/// neither empties nor grows. Where the price has moved over old orders, new ones trade with them.</remarks>
internal sealed class SyntheticFlow
{
    /// <summary>Participants of a market: <see cref="MakerCount"/> makers first, then the takers.</summary>
    public const int ParticipantCount = 8;

    /// <summary>How many of the participants are makers.</summary>
    public const int MakerCount = 5;

    /// <summary>Orders that the makers have on the book at most, both sides together.</summary>
    public const int PlaceCount = 80;

    /// <summary>Commands with which the book is built, all due at the start; the last one is the first trade.</summary>
    public const int OpeningCount = PlaceCount + 1;

    private const long MilliTicks = 1_000;

    private readonly FlowRandom _random;
    private readonly long[] _standing = new long[PlaceCount];
    private readonly long _startMilliTicks;
    private readonly long _halfSpreadTicks;
    private readonly long _gapTicks;
    private long _priceMilliTicks;
    private long _offsetMicros;
    private long _index;
    private long _lastNumber;
    private int _placeToFill = -1;

    /// <summary>The flow of a market.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="market">The market; the price starts where it says.</param>
    public SyntheticFlow(int seed, SymbolSpec market)
    {
        _random = new FlowRandom(seed, market.Symbol.Value);
        var startTicks = (long)(market.StartPrice / market.TickSize);
        _startMilliTicks = startTicks * MilliTicks;
        _priceMilliTicks = _startMilliTicks;
        _halfSpreadTicks = Math.Max(1, PartsPerMillion(startTicks, 10));
        _gapTicks = Math.Max(1, PartsPerMillion(startTicks, 15));

        // A thousandfold of what all places together can hold, so that nobody ever runs out.
        BaseFunding = 10_000_000_000m * market.StepSize;
        QuoteFunding = decimal.Ceiling(BaseFunding * market.StartPrice * 2m);
    }

    /// <summary>What each participant needs of the base asset.</summary>
    public decimal BaseFunding { get; }

    /// <summary>What each participant needs of the quote asset.</summary>
    public decimal QuoteFunding { get; }

    /// <summary>The next command.</summary>
    public FlowCommand Next()
    {
        if (_index < PlaceCount)
        {
            return Place((int)_index);
        }

        if (_index == OpeningCount - 1)
        {
            return Command(FlowCommandKind.Market, MakerCount, ++_lastNumber, MatchSide.Buy, 0, 100);
        }

        if (_placeToFill >= 0)
        {
            var place = _placeToFill;
            _placeToFill = -1;
            return Place(place);
        }

        MoveOn();
        return _random.Below(100) < 70 ? CancelPlace() : Take();
    }

    private static long PartsPerMillion(long value, long parts) => value / 1_000_000 * parts
        + (value % 1_000_000 * parts / 1_000_000);

    private void MoveOn()
    {
        _offsetMicros += _random.Between(5_000, 95_000);
        var most = Math.Max(1, PartsPerMillion(_priceMilliTicks, 8));
        _priceMilliTicks = Math.Clamp(
            _priceMilliTicks + _random.Between(-most, most), _startMilliTicks / 2, _startMilliTicks * 2);
    }

    // The lower of two draws: makers look after the places near the price more than after those far away.
    private FlowCommand CancelPlace()
    {
        var place = (int)Math.Min(_random.Below(PlaceCount), _random.Below(PlaceCount));
        _placeToFill = place;
        return Command(FlowCommandKind.Cancel, MakerOf(place), _standing[place], SideOf(place), 0, 0);
    }

    private FlowCommand Place(int place)
    {
        var depth = place / 2;
        var away = _halfSpreadTicks + (depth * _gapTicks) + _random.Below(_gapTicks);
        var price = PriceTicks(SideOf(place), away);
        var steps = _random.Between(200, 3_200) * (4 + depth) / 4;
        _standing[place] = ++_lastNumber;
        return Command(FlowCommandKind.Limit, MakerOf(place), _lastNumber, SideOf(place), price, steps);
    }

    private FlowCommand Take()
    {
        var taker = (int)_random.Between(MakerCount, ParticipantCount - 1);
        var side = _random.Below(2) == 0 ? MatchSide.Buy : MatchSide.Sell;
        var steps = _random.Between(20, 2_000) * (_random.Below(50) == 0 ? 20 : 1);
        if (_random.Below(10) < 6)
        {
            return Command(FlowCommandKind.Market, taker, ++_lastNumber, side, 0, steps);
        }

        // Pays up to a few gaps beyond the best price, where that is what it believes it to be.
        var beyond = side == MatchSide.Buy ? MatchSide.Sell : MatchSide.Buy;
        var price = PriceTicks(beyond, _halfSpreadTicks + _random.Below(_gapTicks * 4));
        return Command(FlowCommandKind.ImmediateOrCancel, taker, ++_lastNumber, side, price, steps);
    }

    // One tick less on the bid side, so that the smallest spread is one tick and not two.
    private long PriceTicks(MatchSide side, long away)
    {
        var middle = _priceMilliTicks / MilliTicks;
        return Math.Max(1, side == MatchSide.Buy ? middle - away + 1 : middle + away);
    }

    private FlowCommand Command(
        FlowCommandKind kind, int participant, long number, MatchSide side, long priceTicks, long steps) =>
        new(_index++, _offsetMicros, kind, participant, number, side, priceTicks, steps);

    private static int MakerOf(int place) => place / 2 % MakerCount;

    private static MatchSide SideOf(int place) => place % 2 == 0 ? MatchSide.Buy : MatchSide.Sell;
}
