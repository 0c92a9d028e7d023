namespace Microsoft.IdentityModel.Tokens;

/// <summary>A token is not what it should be.</summary>
public class SecurityTokenException : Exception
{
    public SecurityTokenException()
    {
    }

    public SecurityTokenException(string message)
        : base(message)
    {
    }

    public SecurityTokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token does not hold what is asked of it.</summary>
public class SecurityTokenValidationException : SecurityTokenException
{
    public SecurityTokenValidationException()
    {
    }

    public SecurityTokenValidationException(string message)
        : base(message)
    {
    }

    public SecurityTokenValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token has ended.</summary>
public class SecurityTokenExpiredException : SecurityTokenValidationException
{
    public SecurityTokenExpiredException()
    {
    }

    public SecurityTokenExpiredException(string message)
        : base(message)
    {
    }

    public SecurityTokenExpiredException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token has not begun.</summary>
public class SecurityTokenNotYetValidException : SecurityTokenValidationException
{
    public SecurityTokenNotYetValidException()
    {
    }

    public SecurityTokenNotYetValidException(string message)
        : base(message)
    {
    }

    public SecurityTokenNotYetValidException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token does not say when it ends.</summary>
public class SecurityTokenNoExpirationException : SecurityTokenValidationException
{
    public SecurityTokenNoExpirationException()
    {
    }

    public SecurityTokenNoExpirationException(string message)
        : base(message)
    {
    }

    public SecurityTokenNoExpirationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token is from an issuer that is not accepted.</summary>
public class SecurityTokenInvalidIssuerException : SecurityTokenValidationException
{
    public SecurityTokenInvalidIssuerException()
    {
    }

    public SecurityTokenInvalidIssuerException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidIssuerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token is for somebody else.</summary>
public class SecurityTokenInvalidAudienceException : SecurityTokenValidationException
{
    public SecurityTokenInvalidAudienceException()
    {
    }

    public SecurityTokenInvalidAudienceException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidAudienceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token is not signed as it says.</summary>
public class SecurityTokenInvalidSignatureException : SecurityTokenValidationException
{
    public SecurityTokenInvalidSignatureException()
    {
    }

    public SecurityTokenInvalidSignatureException(string message)
        : base(message)
    {
    }

    public SecurityTokenInvalidSignatureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A token is signed with a key that its issuer does not publish.</summary>
public class SecurityTokenSignatureKeyNotFoundException : SecurityTokenInvalidSignatureException
{
    public SecurityTokenSignatureKeyNotFoundException()
    {
    }

    public SecurityTokenSignatureKeyNotFoundException(string message)
        : base(message)
    {
    }

    public SecurityTokenSignatureKeyNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
