using System.Reflection;

namespace TwilioBot.FaultHost;

/// <summary>Does something around a call, or in its place.</summary>
/// <param name="method">The method's name.</param>
/// <param name="args">Its arguments; may be changed.</param>
/// <param name="go">Makes the real call.</param>
internal delegate object? Around(string method, object?[] args, Func<object?> go);

/// <summary>Stands in front of a service, whatever members that has or will have.</summary>
#pragma warning disable CA1852 // DispatchProxy derives from it while the program runs.
internal class Intercepted : DispatchProxy
#pragma warning restore CA1852
{
    private object _inner = null!;
    private Around _around = null!;

    public static T Of<T>(T inner, Around around)
        where T : class
    {
        var proxy = Create<T, Intercepted>();
        var self = (Intercepted)(object)proxy;
        (self._inner, self._around) = (inner, around);
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        args ??= [];
        return _around(targetMethod!.Name, args, () => targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null));
    }
}
