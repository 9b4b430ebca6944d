-- Every mail writes its row into each index twice, when it comes and when it has been processed. The oldest that wait are the first of
-- inbox_state; and what a message came from, the message tells.
drop index inbox_oldest;
drop index inbox_message;
