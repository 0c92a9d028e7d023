using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Arm;

/// <summary>What Azure knows of a resource only once it exists: stand-ins of the right shape for what <c>reference</c> reads.</summary>
internal static class ExistingResource
{
    public const string ClientId = "33333333-3333-3333-3333-333333333333";
    public const string PrincipalId = "44444444-4444-4444-4444-444444444444";

    public static JObject Properties(string id)
    {
        var segments = id.Split('/');
        return $"{segments[^3]}/{segments[^2]}" switch
        {
            "Microsoft.ManagedIdentity/userAssignedIdentities" => new JObject
            {
                ["clientId"] = ClientId, ["principalId"] = PrincipalId, ["tenantId"] = ArmFunctions.TenantId,
            },
            "Microsoft.Insights/components" => new JObject
            {
                ["ConnectionString"] = "InstrumentationKey=55555555-5555-5555-5555-555555555555;IngestionEndpoint=https://telemetry.example/",
            },
            "Microsoft.DBforPostgreSQL/flexibleServers" => new JObject { ["fullyQualifiedDomainName"] = segments[^1] + ".postgres.database.azure.com" },
            var type => throw new ArmException($"nothing is known here of an existing {type}"),
        };
    }
}
