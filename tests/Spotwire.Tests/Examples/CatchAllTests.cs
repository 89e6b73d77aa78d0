using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Spotwire.Limits;
using Spotwire.Rules;
using Spotwire.Streams;
using Spotwire.UserData;
using Spotwire.Wire;

namespace Spotwire.Tests.Examples;

/// <summary>No type of a message has a place where anything may go.</summary>
public sealed class CatchAllTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void No_type_of_the_wire_has_a_catch_all()
    {
        var types = Reachable();
        Assert.True(types.Count > 120, $"only {types.Count} types were looked at");
        Assert.Contains(typeof(ExecutionReport), types);
        Assert.Contains(typeof(TickerEvent), types);
        Assert.Contains(typeof(PriceFilter), types);
        Assert.Equal(
            [], types.SelectMany(type => Members(type).Where(IsCatchAll).Select(m => $"{type.Name}.{m.Name}")));
    }

    [Fact]
    public void A_catch_all_would_be_found()
    {
        var members = Members(typeof(Loose)).Where(IsCatchAll).Select(member => member.Name).ToArray();
        Assert.Equal(
            ["Any", "Element", "Extra", "Node", "Table"],
            members.Where(name => !name.StartsWith('<')).Order(StringComparer.Ordinal));
    }

    private static HashSet<Type> Reachable()
    {
        var assembly = typeof(WireContext).Assembly;
        var open = new Stack<Type>(typeof(WireContext).GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(JsonSerializableAttribute))
            .Select(data => (Type)data.ConstructorArguments[0].Value!)
            .Concat(assembly.GetTypes().Where(type =>
                type is { IsValueType: true, Namespace: "Spotwire.Streams" }
                && type.Name.EndsWith("Event", StringComparison.Ordinal)))
            .Concat(assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Filter))))
            .Concat(assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(UserDataEvent))))
            .Concat([typeof(ApiFrame), typeof(ControlReply), typeof(ServerShutdown), typeof(ToldCount)]));
        var seen = new HashSet<Type>();
        while (open.TryPop(out var type))
        {
            foreach (var part in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            {
                open.Push(part);
            }

            if (type.Assembly == assembly && seen.Add(type))
            {
                foreach (var member in Members(type))
                {
                    open.Push(TypeOf(member));
                }
            }
        }

        return seen;
    }

    private static IEnumerable<MemberInfo> Members(Type type) =>
        type.GetProperties(All).Where(property => property.Name != "EqualityContract")
            .Concat<MemberInfo>(type.GetFields(All));

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property
        ? property.PropertyType : ((FieldInfo)member).FieldType;

    private static bool IsCatchAll(MemberInfo member)
    {
        var type = TypeOf(member);
        return member.IsDefined(typeof(JsonExtensionDataAttribute))
            || type == typeof(object)
            || type == typeof(JsonElement) || type == typeof(JsonElement?)
            || type.IsAssignableTo(typeof(JsonNode)) || type.IsAssignableTo(typeof(JsonDocument))
            || type.IsAssignableTo(typeof(IDictionary))
            || type.GetInterfaces().Append(type).Any(face => face.IsGenericType
                && (face.GetGenericTypeDefinition() == typeof(IDictionary<,>)
                    || face.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)));
    }

    private sealed record Loose
    {
        public object? Any { get; init; }

        public JsonElement? Element { get; init; }

        public JsonObject? Node { get; init; }

        public IReadOnlyDictionary<string, string>? Table { get; init; }

        [JsonExtensionData]
        public Dictionary<string, JsonElement>? Extra { get; init; }

        public string? Fine { get; init; }
    }
}
