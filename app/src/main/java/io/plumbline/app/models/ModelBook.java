package io.plumbline.app.models;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.ledger.LedgerFollower;
import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The ledger of models, to be read and written by hand. Each change is one record on {@code models} for each model whose
 * role it changes, all of them or none.
 */
public final class ModelBook implements AutoCloseable {

    private final LedgerFollower follower;
    private final ModelPublisher publisher;

    public ModelBook(KafkaConnection connection, Topics topics) {
        this.follower = new LedgerFollower(connection, topics.models());
        this.publisher = new ModelPublisher(connection, topics.models());
    }

    /** The ledger as it stands now. */
    public ModelLedger read() {
        return follower.readToEnd();
    }

    /**
     * The one announced model whose id begins like this.
     *
     * @throws NoSuchModelException if several do
     */
    public static Optional<ModelAnnouncement> find(ModelLedger ledger, String beginning) {
        List<ModelAnnouncement> found = ledger.announcements().stream()
                .filter(each -> each.modelId().startsWith(beginning))
                .toList();
        if (found.size() > 1) {
            throw new NoSuchModelException("Several models begin with '%s': %s"
                    .formatted(
                            beginning,
                            found.stream().map(ModelAnnouncement::modelId).toList()));
        }
        return found.stream().findFirst();
    }

    /**
     * Makes this model champion, and retires the one that was, and whoever guarded that.
     *
     * @param guarded whether the one that was goes on guard instead, for who retrains to look after
     */
    public void promote(ModelLedger ledger, ModelAnnouncement model, boolean guarded, Change change) {
        String why = "Succeeded by %s: %s".formatted(model.id().shortForm(), change.why());
        ModelRole before = guarded ? ModelRole.GUARD : ModelRole.RETIRED;
        Stream<ModelAnnouncement> guards = others(ledger, ModelRole.GUARD, model)
                .map(each -> each.as(ModelRole.RETIRED, change.at(), change.by(), why));
        Stream<ModelAnnouncement> succeeded = ledger.champion().stream()
                .filter(each -> !each.modelId().equals(model.modelId()))
                .map(each -> each.as(before, change.at(), change.by(), why));
        announce(Stream.of(Stream.of(as(model, ModelRole.CHAMPION, change)), guards, succeeded)
                .flatMap(each -> each));
    }

    /**
     * Makes the predecessor champion again, and withdraws the champion. A predecessor that was refused is passed over: who serves
     * would refuse it again, and serve on by the champion.
     *
     * @return who is champion now
     * @throws NoSuchModelException if there is no champion, or no predecessor that was not refused
     */
    public ModelAnnouncement rollBack(ModelLedger ledger, Refusals refusals, Change change) {
        ModelAnnouncement champion =
                ledger.champion().orElseThrow(() -> new NoSuchModelException("There is no champion to take back."));
        ModelAnnouncement predecessor = ledger.predecessors().stream()
                .filter(each -> refusals.of(each).isEmpty())
                .findFirst()
                .orElseThrow(() -> new NoSuchModelException(nobodyToGoBackTo(champion, ledger, refusals)));
        publisher.announce(as(predecessor, ModelRole.CHAMPION, change), as(champion, ModelRole.WITHDRAWN, change));
        return predecessor;
    }

    private static String nobodyToGoBackTo(ModelAnnouncement champion, ModelLedger ledger, Refusals refusals) {
        List<ModelAnnouncement> refused = ledger.predecessors();
        return refused.isEmpty()
                ? "There is no model to go back to: %s has no predecessor."
                        .formatted(champion.id().shortForm())
                : refused.stream()
                        .map(refusals::sentence)
                        .collect(Collectors.joining(
                                " ",
                                "There is no model to go back to. ",
                                " Make another one champion with './plumbline models promote'."));
    }

    /** Withdraws a challenger, which is not to be champion. */
    public void reject(ModelAnnouncement challenger, Change change) {
        publisher.announce(as(challenger, ModelRole.WITHDRAWN, change));
    }

    /** Makes this model the shadow, in place of any other. */
    public void shadow(ModelLedger ledger, ModelAnnouncement model, Change change) {
        requireNotChampion(ledger, model);
        replace(others(ledger, ModelRole.SHADOW, model), as(model, ModelRole.SHADOW, change), change);
    }

    /**
     * Makes this model the canary, in place of any other.
     *
     * @param share of the keys, in (0, 1]
     */
    public void canary(ModelLedger ledger, ModelAnnouncement model, double share, Change change) {
        requireNotChampion(ledger, model);
        replace(
                others(ledger, ModelRole.CANARY, model),
                model.asCanary(share, change.at(), change.by(), change.why()),
                change);
    }

    /**
     * Makes whoever has this role a mere challenger.
     *
     * @return who had it
     */
    public List<ModelAnnouncement> callOff(ModelLedger ledger, ModelRole role, Change change) {
        List<ModelAnnouncement> had = ledger.announcements().stream()
                .filter(each -> each.role() == role)
                .toList();
        announce(calledOff(had.stream(), change));
        return had;
    }

    private void replace(Stream<ModelAnnouncement> before, ModelAnnouncement now, Change change) {
        announce(Stream.concat(calledOff(before, change), Stream.of(now)));
    }

    private static Stream<ModelAnnouncement> calledOff(Stream<ModelAnnouncement> models, Change change) {
        return models.map(each -> as(each, ModelRole.CHALLENGER, change));
    }

    private static Stream<ModelAnnouncement> others(ModelLedger ledger, ModelRole role, ModelAnnouncement model) {
        return ledger.announcements().stream()
                .filter(each -> each.role() == role && !each.modelId().equals(model.modelId()));
    }

    private void announce(Stream<ModelAnnouncement> together) {
        publisher.announce(together.toArray(ModelAnnouncement[]::new));
    }

    private static void requireNotChampion(ModelLedger ledger, ModelAnnouncement model) {
        if (ledger.champion()
                .filter(now -> now.modelId().equals(model.modelId()))
                .isPresent()) {
            throw new NoSuchModelException("%s is the champion, and cannot be tried beside itself."
                    .formatted(model.id().shortForm()));
        }
    }

    private static ModelAnnouncement as(ModelAnnouncement model, ModelRole role, Change change) {
        return model.as(role, change.at(), change.by(), change.why());
    }

    @Override
    public void close() {
        publisher.close();
        follower.close();
    }
}
