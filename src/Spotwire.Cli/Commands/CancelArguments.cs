using Spotwire.Trading;

namespace Spotwire.Cli.Commands;

/// <summary>Reads how to cancel an order: the cancel's own name, and the state that the order must be in.</summary>
internal static class CancelArguments
{
    private static readonly Parameter Restrictions = new(
        "--cancel-restrictions", ParameterType.Choice, "Cancels only in this state of the order.")
    {
        Choices = ["ONLY_NEW", "ONLY_PARTIALLY_FILLED"],
    };

    /// <summary>The options.</summary>
    /// <param name="name">How the option of the cancel's name is called.</param>
    public static IReadOnlyList<Parameter> Named(string name) =>
        [new(name, ParameterType.Text, "A name for the cancel itself.") { ValueName = "ID" }, Restrictions];

    /// <summary>What was given.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="name">How the option of the cancel's name is called.</param>
    public static CancelOptions Read(ParsedArguments arguments, string name) => new()
    {
        NewClientOrderId = TermReader.FindClientId(arguments, name),
        Restriction = arguments.Find(Restrictions.Name) switch
        {
            "ONLY_NEW" => CancelRestriction.OnlyNew,
            "ONLY_PARTIALLY_FILLED" => CancelRestriction.OnlyPartiallyFilled,
            _ => null,
        },
    };
}
