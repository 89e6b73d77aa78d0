namespace Spotwire.Simulator.Endpoints;

/// <summary>Which order or list a call refers to: by number, by name, or by both.</summary>
internal static class OrderSelection
{
    /// <summary>Reads the two parameters, of which one must be there.</summary>
    public static (long? Id, string? ClientOrderId) Read(ParameterSet parameters, string id, string clientOrderId)
    {
        var selection = (Id: parameters.Number(id), Name: parameters.ClientOrderId(clientOrderId));
        return selection is { Id: null, Name: null } ? throw Refusals.EitherMissing(id, clientOrderId) : selection;
    }
}
