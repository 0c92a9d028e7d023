namespace Microsoft.IdentityModel.Tokens;

/// <summary>A key that tokens are signed with.</summary>
public abstract class SecurityKey
{
    public virtual string KeyId { get; set; }

    public abstract int KeySize { get; }
}
