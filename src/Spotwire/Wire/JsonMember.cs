using System.Text.Json;

namespace Spotwire.Wire;

/// <summary>Looks ahead in JSON, with a copy of the reader.</summary>
internal static class JsonMember
{
    /// <summary>Moves a reader that stands at the start of an object to the value of one of its members; false where
    /// there is no such member, or no object.</summary>
    public static bool MoveTo(ref Utf8JsonReader ahead, string name)
    {
        if (ahead.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName)
        {
            var isFound = ahead.ValueTextEquals(name);
            ahead.Read();
            if (isFound)
            {
                return true;
            }

            ahead.Skip();
        }

        return false;
    }
}
