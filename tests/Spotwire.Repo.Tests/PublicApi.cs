using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Spotwire.Repo.Tests;

/// <summary>Writes an assembly's public surface as text, a line a member, in a fixed order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static |
        BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Types(Assembly assembly) => assembly.GetExportedTypes()
        .OrderBy(t => t.FullName, StringComparer.Ordinal);

    public static IEnumerable<MethodInfo> Methods(Type type) => type.GetMethods(Declared)
        .Where(m => (m.IsPublic || m.IsFamily || m.IsFamilyOrAssembly) && !m.IsSpecialName && !IsGenerated(m));

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in Types(assembly))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type));
            var bases = Bases(type);
            text.Append(bases.Length > 0 ? $" : {bases}" : "").Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(f => $"{f.Name} = {Convert.ToInt64(f.GetRawConstantValue())}");
        }

        var constructors = type.GetConstructors(Declared).Where(c => c.IsPublic || c.IsFamily)
            .Where(c => !c.IsStatic).Select(c => $"{type.Name}({Parameters(c)})");
        var fields = type.GetFields(Declared).Where(f => f.IsPublic)
            .Select(f => $"{(f.IsLiteral ? "const " : "")}{Name(f.FieldType)} {f.Name}");
        var properties = type.GetProperties(Declared).Where(p => p.GetMethod?.IsPublic == true && !IsGenerated(p))
            .Select(p => $"{Static(p.GetMethod!)}{Required(p)}{Name(p.PropertyType)} {p.Name} " +
                $"{{ get; {Setter(p)}}}");
        var events = type.GetEvents(Declared).Select(e => $"event {Name(e.EventHandlerType!)} {e.Name}");
        var methods = Methods(type).Select(m =>
            $"{Static(m)}{Name(m.ReturnType)} {m.Name}{Generic(m)}({Parameters(m)})");
        return constructors.Concat(fields).Concat(properties).Concat(events).Concat(methods).Distinct();
    }

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), false) ||
        member.Name.Contains('<', StringComparison.Ordinal);

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Required(PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute), false) ? "required " : "";

    private static string Setter(PropertyInfo property)
    {
        if (property.SetMethod is not { IsPublic: true } setter)
        {
            return "";
        }

        var isInit = setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return isInit ? "init; " : "set; ";
    }

    private static string Generic(MethodInfo method) => method.IsGenericMethod
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>"
        : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        (p.IsOut ? "out " : p.ParameterType.IsByRef ? p.IsIn ? "in " : "ref " : "") +
        $"{Name(p.ParameterType)} {p.Name}" +
        (p.HasDefaultValue ? " = …" : "")));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        var list = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !type.IsEnum)
        {
            list.Add(Name(parent));
        }

        if (!type.IsEnum)
        {
            list.AddRange(type.GetInterfaces().Where(i => i.IsPublic).Select(Name).Order(StringComparer.Ordinal));
        }

        return string.Join(", ", list);
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.IsGenericParameter ? type.Name : (type.FullName ?? type.Name).Replace('+', '.');
        }

        var full = (type.GetGenericTypeDefinition().FullName ?? type.Name).Replace('+', '.');
        var plain = string.Join('.', full.Split('.').Select(part => part.Split('`')[0]));
        return $"{plain}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
