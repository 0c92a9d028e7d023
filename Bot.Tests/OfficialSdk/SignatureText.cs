using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;

namespace TwilioBot.Tests.OfficialSdk;

/// <summary>Signatures as text, the same whether they come from a reference to a member or from the member itself.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    public static string Of(MemberInfo member) => member switch
    {
        FieldInfo field => Of(field.FieldType),
        MethodBase method => $"{(method is MethodInfo { ReturnType: var result } ? Of(result) : "System.Void")}"
            + $"({string.Join(",", method.GetParameters().Select(parameter => Of(parameter.ParameterType)))})",
        _ => member.Name,
    };

    public static string NameOf(MetadataReader reader, TypeReferenceHandle handle, out EntityHandle scope)
    {
        var type = reader.GetTypeReference(handle);
        scope = type.ResolutionScope;
        var name = reader.GetString(type.Name);
        return scope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)scope, out scope)}+{name}"
            : type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
    }

    public static string Of(MethodSignature<string> signature) => $"{signature.ReturnType}({string.Join(",", signature.ParameterTypes)})";

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => NameOf(reader, handle, out _);

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "delegate*";

    private static string Of(Type type)
    {
        if (type.IsGenericMethodParameter)
        {
            return $"!!{type.GenericParameterPosition}";
        }

        if (type.IsGenericTypeParameter)
        {
            return $"!{type.GenericParameterPosition}";
        }

        if (type.HasElementType)
        {
            var suffix = type.IsByRef ? "&" : type.IsPointer ? "*" : $"[{new string(',', type.GetArrayRank() - 1)}]";
            return Of(type.GetElementType()!) + suffix;
        }

        var definition = type.IsGenericType ? type.GetGenericTypeDefinition().FullName! : type.FullName!;
        return type.IsGenericType ? $"{definition}<{string.Join(",", type.GetGenericArguments().Select(Of))}>" : definition;
    }
}
