package io.plumbline.bench.serving.load;

import io.plumbline.contract.connection.KafkaConnection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaException;

/** Who has how many partitions. */
public final class GroupView implements AutoCloseable {

    private final Admin admin;
    private final String group;

    public GroupView(KafkaConnection connection, String group) {
        this.admin = Admin.create(connection.with(Map.of()));
        this.group = group;
    }

    /** How many partitions each process of Streams has, over all of its threads. */
    public List<Integer> partitionsPerProcess() {
        try {
            Map<String, Integer> perProcess = new TreeMap<>();
            for (MemberDescription member : admin.describeConsumerGroups(List.of(group))
                    .describedGroups()
                    .get(group)
                    .get()
                    .members()) {
                perProcess.merge(
                        process(member.clientId()),
                        member.assignment().topicPartitions().size(),
                        Integer::sum);
            }
            return List.copyOf(perProcess.values());
        } catch (ExecutionException e) {
            throw new KafkaException("Cannot see the group " + group, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while looking at a group", e);
        }
    }

    /** Streams names its threads by a UUID for the process and a number. */
    private static String process(String clientId) {
        int thread = clientId.indexOf("-StreamThread-");
        return thread < 0 ? clientId : clientId.substring(0, thread);
    }

    @Override
    public void close() {
        admin.close();
    }
}
