namespace Microsoft.IdentityModel.Protocols;

/// <summary>Reads a configuration from a document.</summary>
public interface IConfigurationRetriever<T>
{
    Task<T> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel);
}
