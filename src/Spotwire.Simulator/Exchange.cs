using Spotwire.Simulator.Accounts;
using Spotwire.Simulator.Faults;
using Spotwire.Simulator.Limits;
using Spotwire.Simulator.Matching;
using Spotwire.Simulator.Orders;
using Spotwire.Simulator.Security;

namespace Spotwire.Simulator;

/// <summary>The whole exchange behind its endpoints: a machine without clock, threads or sockets. Every input carries
/// the time in microseconds since 1970; whoever drives it calls from one thread at a time.</summary>
internal sealed partial class Exchange
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int GeneratedLength = 22;
    private const decimal HouseFunding = 1_000_000_000_000m;

    private readonly Dictionary<string, Market> _bySymbol = new(StringComparer.Ordinal);
    private readonly Dictionary<Market, OrderDesk> _desks = [];
    private readonly List<ExchangeAccount> _accounts = [];
    private readonly AccountEvents _events;
    private readonly TradingDesk _trading;
    private readonly RequestAuthenticator _authenticator = new();
    private readonly Random _random;

    /// <summary>An exchange at rest.</summary>
    /// <param name="options">Markets, accounts, limits and seed; the rest is the host's.</param>
    /// <param name="faults">What shall go wrong; null for nothing.</param>
    /// <param name="replayed">Markets that only show captured data: their status is HALT.</param>
    public Exchange(SimulatorOptions options, FaultScript? faults = null, IReadOnlyList<SymbolSpec>? replayed = null)
    {
        Faults = faults ?? new FaultScript();
        Limits = options.Limits;
        Rules = options.ExchangeRules;
        _random = new Random(options.Seed);
        Markets = [.. CreateMarkets(options, replayed ?? [])];
        Assets = [.. Markets
            .SelectMany(market => new[] { market.Spec.BaseAsset, market.Spec.QuoteAsset })
            .Concat(options.Accounts.SelectMany(account => account.Balances.Select(balance => balance.Key)))
            .Distinct()];
        Accounts = [.. options.Accounts.Select(account => AccountKeys.Create(options.Seed, account))];
        foreach (var (spec, keys) in options.Accounts.Zip(Accounts))
        {
            var account = AddAccount(keys, spec);
            _authenticator.Add(account.Id, keys);
            foreach (var (asset, amount) in spec.Balances)
            {
                Ledger.Fund(account.Id, asset, amount);
            }
        }

        _participants = AddParticipants();
        _events = new AccountEvents(_accounts);
        var floor = new TradingFloor
        {
            Ledger = Ledger,
            Accounts = _accounts,
            Lists = OrderLists,
            Events = _events,
            Commissions = new CommissionDesk(Markets, _accounts, Ledger),
            House = AddHouse(),
        };
        foreach (var market in Markets)
        {
            _desks.Add(market, new OrderDesk(market, floor));
        }

        _trading = new TradingDesk(this, floor, _desks);
        Ledger.Touched = _events.Touch;
    }

    /// <summary>All markets, those with flow first.</summary>
    public IReadOnlyList<Market> Markets { get; }

    /// <summary>All assets of markets and accounts.</summary>
    public IReadOnlyList<Asset> Assets { get; }

    /// <summary>The named accounts with their keys.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts { get; }

    /// <summary>All balances.</summary>
    public AccountLedger Ledger { get; } = new();

    /// <summary>All order lists.</summary>
    public OrderLists OrderLists { get; } = new();

    /// <summary>Hears what happens to the accounts; null for nobody.</summary>
    public IAccountListener? AccountListener
    {
        get => _events.Listener;
        set => _events.Listener = value;
    }

    /// <summary>What shall go wrong.</summary>
    public FaultScript Faults { get; }

    /// <summary>The limits that are kept and told.</summary>
    public LimitSpec Limits { get; }

    /// <summary>What an account may have open over all markets.</summary>
    public ExchangeRules Rules { get; }

    /// <summary>A market by its name; null where there is none.</summary>
    public Market? Find(string symbol) => _bySymbol.GetValueOrDefault(symbol);

    /// <summary>An account by its number.</summary>
    public ExchangeAccount Account(int id) => _accounts[id];

    /// <summary>The number that Binance calls uid.</summary>
    public static long UserId(int account) => 100_000_001L + account;

    /// <summary>A name for an order or a cancel that came without one.</summary>
    public string NewClientOrderId() => string.Create(GeneratedLength, _random, static (text, random) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = Alphabet[random.Next(Alphabet.Length)];
        }
    });

    /// <summary>The exchange's own record at this moment.</summary>
    public ExchangeAudit Audit() => new()
    {
        Orders = [.. _trading.Booked.Select(order => new AuditedOrder
        {
            Account = _accounts[order.Account].Keys!.Name,
            Symbol = order.Market.Spec.Symbol,
            OrderId = new OrderId(order.OrderId),
            ClientOrderId = new ClientOrderId(order.ClientOrderId),
            Status = OrderStatus.FromWire(order.Status),
            ExecutedQuantity = order.ExecutedQuantity,
            CumulativeQuoteQuantity = order.ExecutedQuote,
        })],
        Balances = Ledger.Audit(),
    };

    private IEnumerable<Market> CreateMarkets(SimulatorOptions options, IReadOnlyList<SymbolSpec> replayed)
    {
        foreach (var spec in options.Symbols.Concat(options.QuietSymbols).Concat(replayed))
        {
            if (!_bySymbol.TryGetValue(spec.Symbol.Value, out var market))
            {
                market = new Market(spec);
                _bySymbol.Add(market.Name, market);
                yield return market;
            }

            if (replayed.Contains(spec))
            {
                market.Status = "HALT";
            }
        }
    }

    // Has enough of every quote asset that orders may be routed for, and keeps what they leave.
    private int AddHouse()
    {
        var routed = Markets.Where(market => Markets.Any(other => other != market && market.RoutesTo(other)))
            .Select(market => market.Spec.QuoteAsset)
            .Distinct()
            .ToArray();
        if (routed.Length == 0)
        {
            return -1;
        }

        var house = AddAccount(keys: null, spec: null).Id;
        foreach (var asset in routed)
        {
            Ledger.Fund(house, asset, HouseFunding);
        }

        return house;
    }

    private ExchangeAccount AddAccount(SimulatedAccount? keys, AccountSpec? spec)
    {
        var account = new ExchangeAccount
        {
            Id = Ledger.Open(),
            Spec = spec,
            Keys = keys,
            OrderCounts = keys is null ? null : new UnfilledOrderCounts(Limits),
        };
        _accounts.Add(account);
        return account;
    }
}
