using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TwilioBot.Tests.OfficialSdk;

/// <summary>A member of another assembly that compiled code uses: where it was declared, its name and its signature.</summary>
internal sealed record UsedMember(string Assembly, string Type, string Name, string Signature)
{
    /// <summary>What the code in a file refers to in the assemblies named; members of generic types as their definitions have them.</summary>
    public static IEnumerable<UsedMember> In(string file, IReadOnlySet<string> assemblies)
    {
        using var portable = new PEReader(File.OpenRead(file));
        var metadata = portable.GetMetadataReader();
        var names = new SignatureText();
        var used = new List<UsedMember>();
        foreach (var reference in metadata.MemberReferences.Select(metadata.GetMemberReference))
        {
            if (Declaring(metadata, reference.Parent) is { } declaring && assemblies.Contains(declaring.Assembly))
            {
                var signature = reference.GetKind() == MemberReferenceKind.Method
                    ? SignatureText.Of(reference.DecodeMethodSignature(names, null))
                    : reference.DecodeFieldSignature(names, null);
                used.Add(new UsedMember(declaring.Assembly, declaring.Type, metadata.GetString(reference.Name), signature));
            }
        }

        return used;
    }

    /// <summary>The member itself, declared where the reference says or in a base of it.</summary>
    public MemberInfo? Find()
    {
        for (var type = System.Reflection.Assembly.Load(Assembly).GetType(Type); type != null; type = Definition(type.BaseType))
        {
            const BindingFlags All =
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
            var found = type.GetMember(Name, All).FirstOrDefault(each => SignatureText.Of(each) == Signature);
            if (found != null)
            {
                return found;
            }
        }

        return null;
    }

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;

    private static (string Assembly, string Type)? Declaring(MetadataReader metadata, EntityHandle parent)
    {
        if (parent.Kind == HandleKind.TypeSpecification)
        {
            var text = metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(new GenericDefinition(), null);
            return text is { IsNil: false } ? Declaring(metadata, text) : null;
        }

        if (parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var name = SignatureText.NameOf(metadata, (TypeReferenceHandle)parent, out var scope);
        return scope.Kind == HandleKind.AssemblyReference
            ? (metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name), name)
            : null;
    }

    /// <summary>Finds the definition that a generic type is made of.</summary>
    private sealed class GenericDefinition : ISignatureTypeProvider<EntityHandle, object?>
    {
        public EntityHandle GetGenericInstantiation(EntityHandle genericType, ImmutableArray<EntityHandle> typeArguments) => genericType;

        public EntityHandle GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => handle;

        public EntityHandle GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => handle;

        public EntityHandle GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => handle;

        public EntityHandle GetArrayType(EntityHandle elementType, ArrayShape shape) => default;

        public EntityHandle GetByReferenceType(EntityHandle elementType) => default;

        public EntityHandle GetFunctionPointerType(MethodSignature<EntityHandle> signature) => default;

        public EntityHandle GetGenericMethodParameter(object? genericContext, int index) => default;

        public EntityHandle GetGenericTypeParameter(object? genericContext, int index) => default;

        public EntityHandle GetModifiedType(EntityHandle modifier, EntityHandle unmodifiedType, bool isRequired) => unmodifiedType;

        public EntityHandle GetPinnedType(EntityHandle elementType) => elementType;

        public EntityHandle GetPointerType(EntityHandle elementType) => default;

        public EntityHandle GetPrimitiveType(PrimitiveTypeCode typeCode) => default;

        public EntityHandle GetSZArrayType(EntityHandle elementType) => default;
    }
}
