using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace TwilioBot.Tests.Azure.Schemas;

/// <summary>The published schema of one type of resource in one version.</summary>
internal sealed class ResourceSchema
{
    private readonly JObject _bundle;
    private readonly JsonSchema _schema;

    public ResourceSchema(SchemaFiles files, string address)
    {
        Address = address;
        _bundle = SchemaBundle.At(files, address);
        _schema = JsonSchema.FromJsonAsync(_bundle.ToString()).GetAwaiter().GetResult();
    }

    public string Address { get; }

    /// <summary>
    /// Whether the schema is several that differ in the name. A name that is an expression fits each of them, and so,
    /// by the letter, none.
    /// </summary>
    public bool IsChosenByName => _bundle["definitions"]![((string)_bundle["$ref"]!).Split('/')[^1]]!["oneOf"] is not null;

    /// <summary>Everything wrong with a resource, written or evaluated: what breaks the schema, and names that it does not know.</summary>
    public IReadOnlyList<string> Check(JObject resource) =>
        [.. SchemaBundle.Validate(_schema, resource), .. UnknownNames.In(resource, _bundle)];
}
