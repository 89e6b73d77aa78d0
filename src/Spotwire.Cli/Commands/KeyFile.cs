using DotNetEnv;
using Spotwire.Cli.Errors;

namespace Spotwire.Cli.Commands;

/// <summary>The names and values of a <c>.env</c> file. Nothing of its text ever reaches a message.</summary>
internal static class KeyFile
{
    private const string Name = ".env";

    /// <summary>Reads the file of a folder; empty where there is none.</summary>
    /// <exception cref="CliException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        try
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, value) in Env.NoEnvVars().Load(path))
            {
                values[name] = value;
            }

            return values;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The parser's message quotes what it has just read, which may be a secret.
            throw new CliException(Failure.Usage(
                $"The file {path} cannot be read.", "Write one NAME=VALUE a line, without spaces around the =."));
        }
    }
}
