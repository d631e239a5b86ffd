package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelLedger;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.RecordedEvents;
import io.plumbline.stream.fixture.SameThread;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tests of the succession share: models that can be loaded or not, and what became of them. */
abstract class FollowedLedger {

    static final String ONE = id('1');
    static final String TWO = id('2');
    static final String THREE = id('3');
    static final String FOUR = id('4');

    final Map<String, FakeModel> sound = new HashMap<>();
    final Set<String> away = new HashSet<>();
    final List<String> loads = new ArrayList<>();
    final List<Optional<ModelSpec>> toFit = new ArrayList<>();
    final Champion champion = new Champion();
    final RecordedEvents events = new RecordedEvents();
    final ServingCounters counters = new ServingCounters();
    Instant now = Instant.EPOCH;
    final Succession succession = succession(this::load, events);

    Succession succession(ModelLoader loader, ModelEvents toldTo) {
        return new Succession(loader, champion, toldTo, counters, new SameThread(), () -> now);
    }

    Takeover takeOver() {
        try (Lease lease = champion.lease()) {
            return champion.takeOver(lease);
        }
    }

    ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        toFit.add(served);
        loads.add(announcement.modelId());
        if (away.contains(announcement.modelId())) {
            throw new PackageRefused(PackageRefused.Reason.UNAVAILABLE, "no server");
        }
        FakeModel model = sound.get(announcement.modelId());
        if (model == null) {
            throw new PackageRefused(PackageRefused.Reason.ALTERED, "not what it was");
        }
        return model;
    }

    void sound(String id) {
        sound.put(id, FakeModel.sound(id));
    }

    static ModelLedger ledger(ModelAnnouncement... announcements) {
        ModelLedger ledger = ModelLedger.empty();
        for (ModelAnnouncement each : announcements) {
            ledger = ledger.with(each);
        }
        return ledger;
    }

    static ModelAnnouncement champion(String id, long second) {
        return announcement(id, ModelRole.CHAMPION, second);
    }

    static ModelAnnouncement announcement(String id, ModelRole role, long second) {
        return new ModelAnnouncement(
                id, role, URI.create("file:///nowhere"), 1, Instant.ofEpochSecond(second), "test", "a test");
    }

    static String id(char digit) {
        return "mlp-" + String.valueOf(digit).repeat(64);
    }
}
