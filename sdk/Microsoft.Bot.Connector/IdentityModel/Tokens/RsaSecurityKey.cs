using System.Security.Cryptography;

namespace Microsoft.IdentityModel.Tokens;

/// <summary>The public half of an RSA key.</summary>
public class RsaSecurityKey : SecurityKey
{
    public RsaSecurityKey(RSAParameters rsaParameters)
    {
        Parameters = rsaParameters;
    }

    public RsaSecurityKey(RSA rsa)
    {
        ArgumentNullException.ThrowIfNull(rsa);
        Rsa = rsa;
    }

    public override int KeySize => Rsa?.KeySize ?? ((Parameters.Modulus?.Length ?? 0) * 8);

    public RSAParameters Parameters { get; private set; }

    public RSA Rsa { get; private set; }
}
