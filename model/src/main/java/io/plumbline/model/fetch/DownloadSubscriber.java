package io.plumbline.model.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Hands a response's body on as it arrives, and breaks off as soon as it is too large. */
final class DownloadSubscriber implements BodySubscriber<Void> {

    private final Download into;
    private final OptionalLong announcedBytes;
    private final CompletableFuture<Void> whole = new CompletableFuture<>();
    private Subscription subscription;

    DownloadSubscriber(Download into, OptionalLong announcedBytes) {
        this.into = into;
        this.announcedBytes = announcedBytes;
    }

    @Override
    public CompletionStage<Void> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        try {
            into.expect(announcedBytes.orElse(0));
            subscription.request(1);
        } catch (IOException e) {
            breakOff(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        try {
            for (ByteBuffer each : some) {
                into.write(each);
            }
            subscription.request(1);
        } catch (IOException e) {
            breakOff(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(null);
    }

    private void breakOff(IOException failure) {
        subscription.cancel();
        whole.completeExceptionally(failure);
    }
}
