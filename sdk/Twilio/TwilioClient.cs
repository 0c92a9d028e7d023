using Twilio.AuthStrategies;
using Twilio.Clients;
using Twilio.Credential;
using Twilio.Exceptions;

namespace Twilio;

/// <summary>The client that resources use when a call names none.</summary>
public class TwilioClient
{
    private static string _username;
    private static string _password;
    private static string _accountSid;
    private static string _region;
    private static string _edge;
    private static string _logLevel;
    private static CredentialProvider _credentialProvider;
    private static ITwilioRestClient _restClient;
    private static ITwilioRestClient _noAuthRestClient;

    private TwilioClient()
    {
    }

    public static void Init(string username, string password)
    {
        SetUsername(username);
        SetPassword(password);
    }

    public static void Init(string username, string password, string accountSid)
    {
        SetUsername(username);
        SetPassword(password);
        SetAccountSid(accountSid);
    }

    public static void Init(CredentialProvider credentialProvider) => SetCredentialProvider(credentialProvider);

    public static void Init(CredentialProvider credentialProvider, string accountSid)
    {
        SetCredentialProvider(credentialProvider);
        SetAccountSid(accountSid);
    }

    public static void SetCredentialProvider(CredentialProvider credentialProvider)
    {
        if (credentialProvider == null)
        {
            throw new AuthenticationException("Credential Provider can not be null");
        }

        if (!credentialProvider.Equals(_credentialProvider))
        {
            InvalidateBasicCreds();
            Invalidate();
        }

        _credentialProvider = credentialProvider;
    }

    public static void SetUsername(string username)
    {
        if (username == null)
        {
            throw new AuthenticationException("Username can not be null");
        }

        if (username != _username)
        {
            InvalidateOAuthCreds();
            Invalidate();
        }

        _username = username;
    }

    public static void SetPassword(string password)
    {
        if (password == null)
        {
            throw new AuthenticationException("Password can not be null");
        }

        if (password != _password)
        {
            InvalidateOAuthCreds();
            Invalidate();
        }

        _password = password;
    }

    public static void SetAccountSid(string accountSid)
    {
        if (accountSid == null)
        {
            throw new AuthenticationException("AccountSid can not be null");
        }

        if (accountSid != _accountSid)
        {
            Invalidate();
        }

        _accountSid = accountSid;
    }

    public static void SetRegion(string region)
    {
        if (region != _region)
        {
            Invalidate();
            InvalidateNoAuth();
        }

        _region = region;
    }

    public static void SetEdge(string edge)
    {
        if (edge != _edge)
        {
            Invalidate();
            InvalidateNoAuth();
        }

        _edge = edge;
    }

    public static void SetLogLevel(string loglevel)
    {
        if (loglevel != _logLevel)
        {
            Invalidate();
            InvalidateNoAuth();
        }

        _logLevel = loglevel;
    }

    /// <summary>For the few endpoints that ask for no credentials.</summary>
    public static ITwilioRestClient GetNoAuthRestClient() =>
        _noAuthRestClient ??= NewClient(null, null, null);

    public static ITwilioRestClient GetRestClient()
    {
        if (_restClient != null)
        {
            return _restClient;
        }

        if (_username != null && _password != null)
        {
            _restClient = NewClient(_username, _password, null);
        }
        else if (_credentialProvider != null)
        {
            _restClient = NewClient(null, null, _credentialProvider.ToAuthStrategy());
        }

        return _restClient ?? throw new AuthenticationException(
            "TwilioRestClient was used before AccountSid and AuthToken were set, please call TwilioClient.init()");
    }

    public static void SetRestClient(ITwilioRestClient restClient) => _restClient = restClient;

    public static void Invalidate() => _restClient = null;

    public static void InvalidateNoAuth() => _noAuthRestClient = null;

    public static void InvalidateOAuthCreds() => _credentialProvider = null;

    public static void InvalidateBasicCreds()
    {
        _username = null;
        _password = null;
    }

    public static void ValidateSslCertificate() => TwilioRestClient.ValidateSslCertificate();

    private static TwilioRestClient NewClient(string username, string password, AuthStrategy strategy)
    {
        var client = new TwilioRestClient(username, password, strategy, _accountSid, _region, httpClient: null, _edge);
        client.LogLevel = _logLevel ?? client.LogLevel;
        return client;
    }
}
