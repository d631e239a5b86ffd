package io.plumbline.bench.cluster;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** What the broker says of the serving processes' consumer group and of their transactions. */
public final class GroupView implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final List<String> answers;

    private GroupView(Admin admin, String group, List<String> answers) {
        this.admin = admin;
        this.group = group;
        this.answers = answers;
    }

    public static GroupView of(KafkaConnection connection, Topics topics) {
        return new GroupView(
                Admin.create(connection.with(Map.of())),
                topics.groupOf("serve"),
                List.of(topics.predictions().name(), topics.rejections().name()));
    }

    /** How many stream threads are in the group. */
    public int members() {
        return description().members().size();
    }

    /** How many have partitions, when nothing is being moved; 0 while something is. */
    public int activeMembers() {
        ConsumerGroupDescription now = description();
        return now.groupState() != GroupState.STABLE
                ? 0
                : Math.toIntExact(now.members().stream()
                        .filter(member -> !member.assignment().topicPartitions().isEmpty())
                        .count());
    }

    /** How many partitions each process has, over all of its threads. */
    public List<Integer> partitionsPerProcess() {
        Map<String, Integer> perProcess = new TreeMap<>();
        for (MemberDescription member : description().members()) {
            perProcess.merge(
                    process(member.clientId()),
                    member.assignment().topicPartitions().size(),
                    Integer::sum);
        }
        return List.copyOf(perProcess.values());
    }

    /** Whether all that was written to the topics of answers is committed or aborted. */
    public boolean nothingIsOpen() {
        return offsets(IsolationLevel.READ_COMMITTED).equals(offsets(IsolationLevel.READ_UNCOMMITTED));
    }

    /** The group, its committed offsets and the ends of the topics of answers: what tells why nothing goes on. */
    public String describe() {
        return "Group %s%nCommitted %s%nStable ends %s%nEnds %s%nTransactions %s"
                .formatted(
                        description(),
                        BrokerAnswer.of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()),
                        offsets(IsolationLevel.READ_COMMITTED),
                        offsets(IsolationLevel.READ_UNCOMMITTED),
                        BrokerAnswer.of(admin.listTransactions().all()));
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, Long> offsets(IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        BrokerAnswer.of(admin.describeTopics(answers).allTopicNames()).forEach((topic, description) -> description
                .partitions()
                .forEach(partition -> ends.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each : BrokerAnswer.of(
                        admin.listOffsets(ends, new ListOffsetsOptions(isolation))
                                .all())
                .entrySet()) {
            offsets.put(each.getKey(), each.getValue().offset());
        }
        return offsets;
    }

    private ConsumerGroupDescription description() {
        return BrokerAnswer.of(admin.describeConsumerGroups(List.of(group)).all())
                .get(group);
    }

    /** Streams names its threads by a UUID for the process and a number. */
    private static String process(String clientId) {
        int thread = clientId.indexOf("-StreamThread-");
        return thread < 0 ? clientId : clientId.substring(0, thread);
    }
}
