/** What a KEDA trigger takes as metadata. */
export interface Trigger {
  /** One key of each group must be there. */
  needs: string[][];
  may: string[];
}

/** The triggers of which more than the type is checked, from https://keda.sh/docs/2.21/scalers/ (read 2026-11-22). */
export const triggers: Record<string, Trigger> = {
  cron: { needs: [['timezone'], ['start'], ['end'], ['desiredReplicas']], may: [] },
  redis: {
    needs: [['address', 'addressFromEnv', 'host', 'hostFromEnv'], ['listName'], ['listLength']],
    may: [
      'port',
      'portFromEnv',
      'usernameFromEnv',
      'passwordFromEnv',
      'activationListLength',
      'enableTLS',
      'unsafeSsl',
      'databaseIndex',
    ],
  },
  cpu: { needs: [['value']], may: ['type', 'containerName'] },
  memory: { needs: [['value']], may: ['type', 'containerName'] },
};

/** Types that are known by name only, so that a misspelt one is told from another product's. */
export const otherTriggers = [
  'activemq',
  'apache-kafka',
  'artemis-queue',
  'aws-cloudwatch',
  'aws-dynamodb',
  'aws-kinesis-stream',
  'aws-sqs-queue',
  'azure-blob',
  'azure-eventhub',
  'azure-monitor',
  'azure-pipelines',
  'azure-queue',
  'azure-servicebus',
  'cassandra',
  'datadog',
  'elasticsearch',
  'etcd',
  'external',
  'external-push',
  'gcp-pubsub',
  'gcp-storage',
  'github-runner',
  'graphite',
  'influxdb',
  'kafka',
  'kubernetes-workload',
  'loki',
  'metrics-api',
  'mongodb',
  'mssql',
  'mysql',
  'nats-jetstream',
  'new-relic',
  'postgresql',
  'prometheus',
  'pulsar',
  'rabbitmq',
  'redis-cluster',
  'redis-cluster-streams',
  'redis-sentinel',
  'redis-sentinel-streams',
  'redis-streams',
  'selenium-grid',
  'solace-event-queue',
  'splunk',
  'stan',
  'temporal',
];
