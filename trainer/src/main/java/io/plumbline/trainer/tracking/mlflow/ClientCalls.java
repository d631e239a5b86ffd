package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.model.fetch.Credentials;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;
import org.mlflow.tracking.creds.BasicMlflowHostCreds;

/**
 * MLflow's own client, with a limit to how long it waits, which it lacks: a call that takes longer is left to itself, and
 * the next gets a new client. For one thread.
 */
final class ClientCalls implements AutoCloseable {

    private final MlflowSettings settings;
    private ExecutorService caller = newCaller();
    private MlflowClient client;

    ClientCalls(MlflowSettings settings) {
        this.settings = settings;
        this.client = newClient();
    }

    /**
     * Asks the server something.
     *
     * @throws ServerAwayException if it does not answer
     * @throws RefusedException if it answers that it will not
     */
    <T> T ask(Function<MlflowClient, T> question) {
        MlflowClient asked = client;
        Future<T> answer = caller.submit(() -> question.apply(asked));
        try {
            return answer.get(settings.answering().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            startAnew();
            throw new ServerAwayException(
                    "The MLflow server at %s has not answered within %d s"
                            .formatted(settings.server(), settings.answering().toSeconds()),
                    e);
        } catch (InterruptedException e) {
            startAnew();
            Thread.currentThread().interrupt();
            throw Answers.noAnswer(settings, e);
        } catch (ExecutionException e) {
            throw meaning(e.getCause());
        }
    }

    private RuntimeException meaning(Throwable failure) {
        if (failure instanceof MlflowHttpException http) {
            return Answers.failure(settings, http.getStatusCode(), String.valueOf(http.getBodyMessage()), http);
        }
        if (failure instanceof MlflowClientException) {
            return Answers.noAnswer(settings, failure);
        }
        // Say because a proxy answers in the server's place, which may be otherwise later.
        return new ServerAwayException(
                "MLflow's client makes nothing of what %s answers: %s".formatted(settings.server(), failure), failure);
    }

    private void startAnew() {
        caller.shutdownNow();
        client.close();
        caller = newCaller();
        client = newClient();
    }

    private MlflowClient newClient() {
        Credentials wanted = settings.credentials();
        return new MlflowClient(new BasicMlflowHostCreds(
                settings.base(),
                wanted.user().orElse(null),
                wanted.password().orElse(null),
                wanted.token().orElse(null),
                false));
    }

    private static ExecutorService newCaller() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "plumbline-mlflow");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        caller.shutdownNow();
        client.close();
    }
}
