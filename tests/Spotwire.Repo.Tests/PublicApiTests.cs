using System.Reflection;

namespace Spotwire.Repo.Tests;

/// <summary>The public surface: nothing changes unseen, and all of it keeps the house's shape rules.</summary>
public sealed class PublicApiTests
{
    private const int MostParameters = 5;
    private const int MostInterfaceMembers = 10;
    private const int MostClientTypes = 259;

    public static TheoryData<string> Libraries => ["Spotwire", "Spotwire.Simulator"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_one_written_down(string library)
    {
        var actual = PublicApi.Describe(Assembly.Load(library));
        var path = Path.Combine(SourceTree.Root, "tests", "Spotwire.Repo.Tests", "Snapshots", $"{library}.api.txt");
        if (Environment.GetEnvironmentVariable("SPOTWIRE_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        var expected = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.True(
            expected == actual,
            $"The public API of {library} changed. Read the difference, then run the tests with " +
            $"SPOTWIRE_UPDATE_SNAPSHOTS=1 and commit {path}.\n{Difference(expected, actual)}");
    }

    [Fact]
    public void The_client_can_be_learnt()
    {
        // Nested types count: whoever looks for a type has to look through them as well.
        var types = PublicApi.Types(Assembly.Load("Spotwire")).Count();
        Assert.True(types <= MostClientTypes, $"Spotwire has {types} public types; it may have {MostClientTypes}.");
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Public_methods_have_few_parameters(string library)
    {
        var found =
            from type in PublicApi.Types(Assembly.Load(library))
            from method in PublicApi.Methods(type)
            let count = method.GetParameters().Count(p => p.ParameterType != typeof(CancellationToken))
            where count > MostParameters && method.Name != "Deconstruct"
            select $"{type.FullName}.{method.Name}: {count} parameters";
        Findings.None(found);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Interfaces_are_small(string library)
    {
        var found =
            from type in PublicApi.Types(Assembly.Load(library))
            where type.IsInterface && PublicApi.Methods(type).Count() > MostInterfaceMembers
            select type.FullName;
        Findings.None(found);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Asynchronous_methods_end_in_a_cancellation_token(string library)
    {
        string[] exempt = ["DisposeAsync", "MoveNextAsync"];
        var found =
            from type in PublicApi.Types(Assembly.Load(library))
            from method in PublicApi.Methods(type)
            where IsAwaitable(method.ReturnType) && !exempt.Contains(method.Name)
            let last = method.GetParameters().LastOrDefault()
            where last?.ParameterType != typeof(CancellationToken) || !last.HasDefaultValue ||
                last.Name != "cancellationToken"
            let origin = method.GetBaseDefinition().DeclaringType!.Assembly.GetName().Name!
            where !origin.StartsWith("System", StringComparison.Ordinal)
            select $"{type.FullName}.{method.Name}";
        Findings.None(found);
    }

    private static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask) ||
        (type.IsGenericType && type.GetGenericTypeDefinition() is var definition &&
            (definition == typeof(Task<>) || definition == typeof(ValueTask<>)));

    private static string Difference(string expected, string actual)
    {
        var before = expected.Split('\n').ToHashSet(StringComparer.Ordinal);
        var after = actual.Split('\n').ToHashSet(StringComparer.Ordinal);
        var gone = before.Where(l => !after.Contains(l)).Select(l => "- " + l);
        var come = after.Where(l => !before.Contains(l)).Select(l => "+ " + l);
        return string.Join('\n', gone.Concat(come).Take(60));
    }
}
