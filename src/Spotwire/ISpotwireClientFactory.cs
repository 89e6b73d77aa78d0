namespace Spotwire;

/// <summary>Gives the named clients of <c>AddSpotwire(name, …)</c>.</summary>
public interface ISpotwireClientFactory
{
    /// <summary>The client of that name, always the same one; the container disposes it.</summary>
    /// <param name="name">Its name; ordinal.</param>
    /// <exception cref="InvalidOperationException">No client of that name was added.</exception>
    SpotwireClient Get(string name);
}
