namespace Spotwire.TestSupport;

/// <summary>Finds the folder of shared documents and captured data; tests that need it skip where it is
/// absent.</summary>
internal static class SharedData
{
    /// <summary>The repository's root: the folder that holds Spotwire.slnx.</summary>
    public static string RepositoryRoot { get; } = FindRoot();

    /// <summary>The shared folder, or null where there is none.</summary>
    public static string? Folder { get; } = FindShared();

    /// <summary>A path below the shared folder; skips the running test where the folder is absent.</summary>
    public static string Require(params string[] parts)
    {
        Assert.SkipUnless(Folder is not null, "../shared is absent: set SPOTWIRE_SHARED or put it beside the project");
        var path = Path.Combine([Folder!, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"{path} is absent");
        return path;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Spotwire.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Spotwire.slnx is not above the tests.");
    }

    private static string? FindShared()
    {
        var named = Environment.GetEnvironmentVariable("SPOTWIRE_SHARED");
        var path = string.IsNullOrEmpty(named) ? Path.Combine(RepositoryRoot, "..", "shared") : named;
        return Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }
}
