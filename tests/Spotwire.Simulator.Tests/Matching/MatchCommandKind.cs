namespace Spotwire.Simulator.Tests.Matching;

/// <summary>What a random command does.</summary>
internal enum MatchCommandKind
{
    Submit,
    Cancel,
    Expire,
    Amend,
    Pair,
}
