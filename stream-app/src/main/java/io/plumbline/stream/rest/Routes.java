package io.plumbline.stream.rest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import io.plumbline.stream.count.RequestCounters;
import io.plumbline.stream.rest.tensor.ServerMetadata;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that is answered, each path once. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    static final String HEALTH = "/v2/health/";
    private static final String MODEL = "/v2/models/{name}";
    private static final String VERSION = MODEL + "/versions/{version}";
    private static final int UNAVAILABLE = 503;
    private static final int INTERNAL_ERROR = 500;

    private final HttpConfig config;
    private final ServedChampion champion;
    private final InferenceRoute inference;
    private final RequestCounters counters;
    private final ServerMetadata server;

    Routes(HttpConfig config, ServedChampion champion, RequestCounters counters, String version, InstantSource clock) {
        this.config = config;
        this.champion = champion;
        this.inference = new InferenceRoute(champion, config.limits(), clock);
        this.counters = counters;
        this.server = new ServerMetadata("plumbline", version, List.of());
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::requireToken);
        routes.get("/openapi.yaml", Description::write);
        routes.get("/v2", context -> Replies.json(context, server));
        routes.get(HEALTH + "live", context -> Replies.json(context, new Liveness(true)));
        routes.get(HEALTH + "ready", this::ready);
        for (String model : List.of(MODEL, VERSION)) {
            routes.get(model, this::metadata);
            routes.get(model + "/ready", this::modelReady);
            routes.post(model + "/infer", this::infer);
        }
        routes.exception(Refusal.class, this::refused);
        routes.exception(HttpResponseException.class, this::notRouted);
        routes.exception(Exception.class, this::failed);
    }

    /** Health tells nothing worth hiding, and those who probe it rarely can bring a token. */
    private void requireToken(Context context) {
        if (config.token().isPresent()
                && !context.path().startsWith(HEALTH)
                && !config.token().get().isIn(context.header(Header.AUTHORIZATION))) {
            throw Refusal.unauthorized();
        }
    }

    private void ready(Context context) {
        Optional<String> obstacle = champion.obstacle();
        if (obstacle.isPresent()) {
            context.status(UNAVAILABLE);
            Replies.retryLater(context);
        }
        Replies.json(context, new Readiness(obstacle.isEmpty(), obstacle));
    }

    private void metadata(Context context) {
        Replies.json(context, ModelTensors.of(champion.at(address(context))));
    }

    private void modelReady(Context context) {
        ServedModel served = champion.at(address(context));
        Replies.json(context, new ModelReadiness(served.id().name(), true));
    }

    private void infer(Context context) {
        inference.handle(context, address(context));
        counters.answered();
    }

    private static ModelAddress address(Context context) {
        return new ModelAddress(
                context.pathParam("name"),
                Optional.ofNullable(context.pathParamMap().get("version")));
    }

    private void refused(Refusal refusal, Context context) {
        refusal.failure().reason().ifPresentOrElse(counters::rejected, counters::refused);
        Replies.refusal(context, refusal);
    }

    private void notRouted(HttpResponseException found, Context context) {
        counters.refused();
        String allowed = found.getDetails().get("availableMethods");
        if (found instanceof MethodNotAllowedResponse && allowed != null) {
            context.header(Header.ALLOW, allowed);
        }
        context.status(found.getStatus());
        Replies.json(context, Failure.of(found.getMessage() + "; /openapi.yaml describes what there is"));
    }

    private void failed(Exception failure, Context context) {
        counters.failed();
        LOG.error("Answering {} failed", context.method(), failure);
        context.status(INTERNAL_ERROR);
        Replies.json(context, Failure.of("Answering failed; the log of serving says why"));
    }
}
