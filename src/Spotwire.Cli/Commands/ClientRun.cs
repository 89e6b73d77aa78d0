namespace Spotwire.Cli.Commands;

/// <summary>Operations that talk to an exchange through a client of their own.</summary>
internal static class ClientRun
{
    /// <summary>Makes a client, runs the body with it, and disposes it.</summary>
    public static Func<Invocation, Task<int>> With(
        Func<Invocation, SpotwireClient, CancellationToken, Task<int>> body) => async invocation =>
        {
            using var log = invocation.CreateLog();
            await using var client = new SpotwireClient(invocation.ClientOptions(), log);
            return await body(invocation, client, invocation.Interrupted);
        };
}
