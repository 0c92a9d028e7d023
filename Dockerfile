# syntax=docker/dockerfile:1
# Checked where it was written: the instructions, the commands of the build, and the running container on stand-ins for the two
# official images (a Debian with the same .NET). Not checked: the official images themselves, which could not be fetched there.

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# The lock files decide which packages are taken; the cache keeps them for the next build. Published for the processor that the image
# is for, the bot is compiled ahead and starts sooner.
RUN --mount=type=cache,id=nuget,target=/root/.nuget/packages \
    dotnet restore Bot --locked-mode && \
    dotnet publish Bot --configuration Release --arch "$(dpkg --print-architecture)" --no-self-contained --output /app -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The one place that the bot writes to: its SQLite file, while no PostgreSQL is named in ConnectionStrings__TwilioBot.
RUN mkdir --mode=700 /data && chown "$APP_UID" /data
VOLUME /data
ENV ASPNETCORE_ENVIRONMENT=Production \
    ASPNETCORE_HTTP_PORTS=8080 \
    ConnectionStrings__TwilioBot="Data Source=/data/twiliobot.db"
EXPOSE 8080
# The user that the official images bring along; the program's files belong to root and stay as they are.
USER $APP_UID
# The image has no curl; bash can open a connection by itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "TwilioBot.dll"]
