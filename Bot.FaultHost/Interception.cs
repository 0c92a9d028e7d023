using System.Reflection;

namespace TwilioBot.FaultHost;

internal static class Interception
{
    /// <summary>Puts something around each call of a registered service.</summary>
    public static void Around<T>(this IServiceCollection services, Around around)
        where T : class => services.Around<T>((_, _) => around);

    /// <inheritdoc cref="Around{T}(IServiceCollection, Around)"/>
    public static void Around<T>(this IServiceCollection services, Func<IServiceProvider, T, Around> around)
        where T : class
    {
        var old = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(old);
        services.AddSingleton(provider =>
        {
            var inner = (T)(old.ImplementationInstance ?? old.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, old.ImplementationType!));
            return Intercepted.Of(inner, around(provider, inner));
        });
    }

    /// <summary>Does something when a call has succeeded, before its caller hears of it.</summary>
    /// <param name="result">What the call returned: a task, or not.</param>
    /// <param name="then">What to do.</param>
    public static object? Then(this object? result, Action then)
    {
        var type = result?.GetType() ?? typeof(void);
        // ClaimTurnAsync and its like return a ValueTask.
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            return Call(nameof(ThenValueAsync), type.GenericTypeArguments[0], result!, then);
        }
        for (var task = type; task is not null && task != typeof(object); task = task.BaseType)
        {
            if (task.IsGenericType && task.GetGenericTypeDefinition() == typeof(Task<>) && task.GenericTypeArguments[0].Name != "VoidTaskResult")
            {
                return Call(nameof(ThenAsync), task.GenericTypeArguments[0], result!, then);
            }
        }
        if (result is Task plain) return ThenPlainAsync(plain, then);
        then();
        return result;
    }

    private static object? Call(string method, Type result, object task, Action then) =>
        typeof(Interception).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result).Invoke(null, [task, then]);

    private static async Task<T> ThenAsync<T>(Task<T> task, Action then)
    {
        var result = await task.ConfigureAwait(false);
        then();
        return result;
    }

    private static async ValueTask<T> ThenValueAsync<T>(ValueTask<T> task, Action then)
    {
        var result = await task.ConfigureAwait(false);
        then();
        return result;
    }

    private static async Task ThenPlainAsync(Task task, Action then)
    {
        await task.ConfigureAwait(false);
        then();
    }
}
