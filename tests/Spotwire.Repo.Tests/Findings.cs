namespace Spotwire.Repo.Tests;

/// <summary>What a check of the house has found, told in full.</summary>
internal static class Findings
{
    /// <summary>Fails with one finding a line, unless there is none.</summary>
    public static void None(IEnumerable<string> found)
    {
        var list = found.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }
}
