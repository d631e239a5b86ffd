package io.plumbline.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComputeDeviceTest {

    @Test
    void shouldTakeAGpuWhereThereIsOneAndNobodyObjects() {
        // Given
        int gpus = 2;

        // When
        ComputeDevice taken = ComputeDevice.AUTO.on(gpus);

        // Then
        assertThat(taken).isEqualTo(ComputeDevice.GPU);
        assertThat(ComputeDevice.CPU.on(gpus)).isEqualTo(ComputeDevice.CPU);
        assertThat(ComputeDevice.AUTO.on(0)).isEqualTo(ComputeDevice.CPU);
    }

    @Test
    void shouldRefuseAGpuThatIsNotThere() {
        // Given
        int gpus = 0;

        // When
        var taking = assertThatThrownBy(() -> ComputeDevice.GPU.on(gpus));

        // Then
        taking.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("gpu; DJL finds none here");
    }
}
