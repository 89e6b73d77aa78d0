namespace Spotwire.Simulator.Endpoints;

/// <summary>The one call of another API family that a Spot client asks for.</summary>
/// <remarks>Documentation: developers.binance.com, Wallet, "Get API Key Permission".</remarks>
internal static class WalletHandlers
{
    /// <summary>What the key that asks may do.</summary>
    public static void Restrictions(RequestContext context)
    {
        context.Parameters.RefuseUnread();
        var key = context.Key!;
        var permissions = key.Permissions;
        var answer = context.Answer;
        answer.Json.WriteStartObject();
        answer.Flag("ipRestrict", permissions.TrustedAddresses.Count > 0);
        answer.Time("createTime", key.CreatedMicros);
        answer.Flag("enableReading", permissions.Reading);
        answer.Flag("enableWithdrawals", permissions.Withdrawals);
        answer.Flag("enableInternalTransfer", permissions.InternalTransfer);
        answer.Flag("enableMargin", permissions.Margin);
        answer.Flag("enableFutures", permissions.Futures);
        answer.Flag("permitsUniversalTransfer", permissions.UniversalTransfer);
        answer.Flag("enableVanillaOptions", permissions.VanillaOptions);
        answer.Flag("enableFixApiTrade", permissions.FixApiTrade);
        answer.Flag("enableFixReadOnly", permissions.FixReadOnly);
        answer.Flag("enableSpotAndMarginTrading", permissions.SpotAndMarginTrading);
        answer.Flag("enablePortfolioMarginTrading", permissions.PortfolioMarginTrading);
        answer.Json.WriteEndObject();
    }
}
