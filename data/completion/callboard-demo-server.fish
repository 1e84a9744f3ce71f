# SPDX-License-Identifier: CC0-1.0
complete -c callboard-demo-server -f
complete -c callboard-demo-server -s h -l help -d 'Show the options'
complete -c callboard-demo-server -s p -l port -x -d 'Listen on this port of 127.0.0.1'
complete -c callboard-demo-server -s t -l token -x -d 'Bearer token for requests'
complete -c callboard-demo-server -l personal-token -x -d 'Another token, of a person with several projects'
complete -c callboard-demo-server -s n -l simulations -x -d 'Add a run with this many simulations'
complete -c callboard-demo-server -s s -l seed -x -d 'Seed of the random IDs'
complete -c callboard-demo-server -l version -d 'Show the version'
