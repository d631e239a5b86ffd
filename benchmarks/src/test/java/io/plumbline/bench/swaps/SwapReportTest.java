package io.plumbline.bench.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.bench.report.Spread;
import io.plumbline.bench.serving.load.Latencies;
import io.plumbline.bench.swaps.SwapReport.Latency;
import io.plumbline.bench.swaps.SwapReport.Resident;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwapReportTest {

    @ParameterizedTest
    @CsvSource({
        "0, 440, 20, 2, true",
        "1, 440, 20, 2, false",
        "0, 441, 20, 2, false",
        "0, 440, 21, 2, false",
        "0, 440, 20, 3, false"
    })
    void shouldHoldOnlyIfAnswersMemoryLatencyAndRollbacksDo(
            long lost, double endMiB, double swappingMillis, long rollbackSeconds, boolean holds) {
        // When
        SwapReport report = report(
                lost, rollbackSeconds, Resident.of(400, endMiB), new Latency(10, swappingMillis, swappingMillis / 10));

        // Then
        assertThat(report.holds()).isEqualTo(holds);
        assertThat(report.isExact()).isEqualTo(lost == 0);
    }

    @Test
    void shouldCompareTheSlowestHundredth() {
        // When
        Latency latency = Latency.of(millis(100), millis(200));

        // Then
        assertThat(latency).isEqualTo(new Latency(99, 198, 2));
    }

    private static Latencies millis(int count) {
        long[] nanos =
                LongStream.rangeClosed(1, count).map(each -> each * 1_000_000).toArray();
        return Latencies.ofNanos(nanos, count);
    }

    private static SwapReport report(long lost, long rollbackSeconds, Resident resident, Latency latency) {
        Spread swaps = Spread.of(List.of(Duration.ofSeconds(1)));
        Spread rollbacks = Spread.of(List.of(Duration.ofSeconds(rollbackSeconds)));
        return new SwapReport(
                1, 2_000, 200, 20, 1_000, 980, 20, lost, 0, 0, 0, swaps, rollbacks, resident, latency, latency);
    }
}
