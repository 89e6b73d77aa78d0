namespace Spotwire;

/// <summary>Where a connect function is asked to connect to.</summary>
/// <param name="Host">Host name or address, without brackets.</param>
/// <param name="Port">TCP port, 1 to 65535.</param>
public readonly record struct ConnectTarget(string Host, int Port);
