#!/usr/bin/env bash
# A Slurm of this host alone: a controller and two nodes of one CPU each, all files under $1. Needs root and Debian's
# slurm-wlm slurmctld slurmd slurm-client munge. Prints nothing; $1/slurm.conf is for SLURM_CONF.
set -euo pipefail
base="$1"
host="$(hostname -s)"
mkdir -p "$base"/{state,spool,log,run}
# Slurm's own user writes below.
chmod 755 "$base"
chown slurm:slurm "$base"/state "$base"/log "$base"/run
install -d -o munge -g munge -m 0755 /run/munge
munge -n >/dev/null 2>&1 || runuser -u munge -- /usr/sbin/munged
cat >"$base/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmUser=slurm
AuthType=auth/munge
# A requeued task waits for a credential to expire and a second more.
AuthInfo=cred_expire=5
StateSaveLocation=$base/state
SlurmdSpoolDir=$base/spool/%n
SlurmctldPidFile=$base/run/slurmctld.pid
SlurmdPidFile=$base/run/slurmd-%n.pid
SlurmctldLogFile=$base/log/slurmctld.log
SlurmdLogFile=$base/log/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
JobRequeue=1
RequeueExit=75
KillWait=5
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=17001 CPUs=1 RealMemory=1000 State=UNKNOWN
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=17002 CPUs=1 RealMemory=1000 State=UNKNOWN
PartitionName=test Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$base/slurm.conf"
slurmctld -f "$SLURM_CONF"
for _ in $(seq 100); do
  [ -s "$base/run/slurmctld.pid" ] && break
  sleep 0.1
done
for node in n1 n2; do slurmd -f "$SLURM_CONF" -N "$node"; done
for _ in $(seq 200); do
  # Without its controller every question to Slurm waits for a minute.
  pgrep -F "$base/run/slurmctld.pid" >/dev/null 2>&1 || { cat "$base/log/slurmctld.log" >&2; exit 1; }
  [ "$(sinfo -h -o %T 2>/dev/null | sort -u)" = idle ] && exit 0
  sleep 0.1
done
echo "the nodes did not come up: $(sinfo 2>&1)" >&2
exit 1
