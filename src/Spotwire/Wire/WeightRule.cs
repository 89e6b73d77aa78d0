using System.Globalization;

namespace Spotwire.Wire;

/// <summary>How the request weight of a call follows from its parameters, as data. The hierarchy is closed.</summary>
/// <remarks>Documentation: the weight of each call on rest-api.md; CHANGELOG of 2026-04-02 for the calls that are free
/// when they succeed.</remarks>
internal abstract record WeightRule
{
    private WeightRule()
    {
    }

    /// <summary>Weight when the call succeeds.</summary>
    public abstract int OnSuccess(RequestParameters parameters);

    /// <summary>Weight when it fails; the same as on success unless the rule says otherwise.</summary>
    public virtual int OnFailure(RequestParameters parameters) => OnSuccess(parameters);

    /// <summary>Number of elements of a JSON array of strings, as the parameters <c>symbols</c> and the like carry it;
    /// a value that is no array counts as one element.</summary>
    private static int CountElements(string array)
    {
        if (!array.StartsWith('['))
        {
            return 1;
        }

        var quotes = 0;
        for (var i = 0; i < array.Length; i++)
        {
            if (array[i] == '\\')
            {
                i++;
            }
            else if (array[i] == '"')
            {
                quotes++;
            }
        }

        return quotes / 2;
    }

    /// <summary>Always the same.</summary>
    public sealed record Fixed(int Weight) : WeightRule
    {
        public override int OnSuccess(RequestParameters parameters) => Weight;
    }

    /// <summary>Nothing when the call succeeds.</summary>
    public sealed record FreeOnSuccess(int WeightOnFailure) : WeightRule
    {
        public override int OnSuccess(RequestParameters parameters) => 0;

        public override int OnFailure(RequestParameters parameters) => WeightOnFailure;
    }

    /// <summary>By the number of rows asked for: the first tier whose <c>UpTo</c> is not exceeded; above the last one
    /// Binance cuts the number to the last tier.</summary>
    public sealed record ByLimit(int DefaultLimit, params (int UpTo, int Weight)[] Tiers) : WeightRule
    {
        public override int OnSuccess(RequestParameters parameters)
        {
            var text = parameters["limit"];
            var limit = long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var parsed)
                ? parsed
                : DefaultLimit;
            foreach (var (upTo, weight) in Tiers)
            {
                if (limit <= upTo)
                {
                    return weight;
                }
            }

            return Tiers[^1].Weight;
        }
    }

    /// <summary>By whether one symbol, several, or none are named: several cost the first tier whose <c>UpTo</c> is not
    /// exceeded.</summary>
    public sealed record BySymbols(int One, int None, params (int UpTo, int Weight)[] Several) : WeightRule
    {
        public override int OnSuccess(RequestParameters parameters)
        {
            if (parameters.Symbol is not null)
            {
                return One;
            }

            if (parameters["symbols"] is not { } symbols)
            {
                return None;
            }

            var count = CountElements(symbols);
            foreach (var (upTo, weight) in Several)
            {
                if (count <= upTo)
                {
                    return weight;
                }
            }

            return None;
        }
    }

    /// <summary>So much for each symbol, but never more than a cap; the cap where no symbol is named.</summary>
    public sealed record PerSymbol(int Weight, int Cap) : WeightRule
    {
        public override int OnSuccess(RequestParameters parameters)
        {
            if (parameters.Symbol is not null)
            {
                return Weight;
            }

            return parameters["symbols"] is { } symbols ? Math.Min(Cap, Weight * CountElements(symbols)) : Cap;
        }
    }

    /// <summary>One weight where a parameter is given (a flag: is true), another where it is not.</summary>
    public sealed record ByParameter(string Name, int Given, int NotGiven) : WeightRule
    {
        public override int OnSuccess(RequestParameters parameters) =>
            parameters[Name] is { } value && !string.Equals(value, "false", StringComparison.Ordinal)
                ? Given
                : NotGiven;
    }
}
