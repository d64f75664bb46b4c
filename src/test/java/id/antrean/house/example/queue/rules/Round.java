package id.antrean.house.example.queue.rules;

import com.hazelcast.core.HazelcastInstance;

/** A rule that knows the cluster. */
class Round {
  HazelcastInstance cluster;
}
