# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /build
COPY pom.xml .
COPY src src
RUN mvn -B -q package -Dmaven.test.skip=true -Dspotless.check.skip=true \
    && java -Djarmode=tools -jar target/mpp-hub.jar extract --layers --destination layers

FROM eclipse-temurin:21-jre
RUN useradd --system --uid 10001 --home-dir /opt/hub --shell /usr/sbin/nologin hub \
    && mkdir -p /opt/hub /var/lib/hub/documents /var/lib/hub/access \
    && chown -R hub /var/lib/hub
WORKDIR /opt/hub
# From what changes least to what changes most. The extracted jar starts faster than the nested one.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
COPY config/application-*.yml config/
COPY routes routes
COPY connectors connectors

ENV HUB_HOME=/opt/hub HUB_DATA=/var/lib/hub HUB_PORT=8080 SPRING_PROFILES_ACTIVE=production
VOLUME /var/lib/hub
EXPOSE 8080
USER 10001
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.1 200' <&3"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "mpp-hub.jar"]
