using Newtonsoft.Json.Linq;

namespace TwilioBot.Tests.Azure.Schemas;

/// <summary>The schema files among the fixtures, by the address that each gives as its id.</summary>
internal sealed class SchemaFiles
{
    private readonly Dictionary<string, JObject> _byAddress = [];

    public SchemaFiles()
    {
        foreach (var folder in new[] { "arm-schemas", "arm-schemas-own" })
        {
            var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", folder);
            foreach (var file in Directory.GetFiles(path, "*.json", SearchOption.AllDirectories))
            {
                var schema = JObject.Parse(File.ReadAllText(file));
                _byAddress.Add(schema.Value<string>("id")!.TrimEnd('#'), schema);
            }
        }
    }

    public IEnumerable<(string Address, JObject Schema)> All => _byAddress.Select(file => (file.Key, file.Value));

    /// <summary>The file and the schema that an address names.</summary>
    public (string File, JObject Schema) Find(string address)
    {
        var parts = address.Split('#');
        var schema = _byAddress[parts[0]];
        foreach (var step in (parts.Length > 1 ? parts[1] : "").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            schema = (JObject)schema[step]!;
        }
        return (parts[0], schema);
    }
}
